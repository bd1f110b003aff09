// Long texts are drawn in pieces: the text stays whole and in order, and what a reader does while pieces still come is done.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ARTICLE, OTHER } from './articles.mjs';
import { PATIENCE, openWorld, until, withPage } from './harness.mjs';
import { CARD, articleText, cardOf, choose, open, paste, press, read, says, shows } from './reader.mjs';

let world;
before(async () => { world = await openWorld(); });
after(() => world.close());

const LONG = ARTICLE.repeat(120) + OTHER;

/** Pastes the long text; as soon as its first piece is drawn, and before the others, presses `key`. */
async function begin(page, key = '') {
    await open(world, page);
    await page.evaluate((key, start) => {
        window.begun = false;
        const observer = new MutationObserver(() => {
            // The sample is drawn again, too, when the knowledge base has come.
            const article = document.querySelector('#article');
            if (!article.ariaBusy || !article.textContent.startsWith(start)) return;
            observer.disconnect();
            // Not before the page has finished its task.
            setTimeout(() => {
                if (key) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
                window.begun = true;
            });
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    }, key, LONG.slice(0, 100));
    await paste(page, { 'text/plain': LONG });
    await until(page, 'the first of many pieces', () => window.begun);
}

const isWhole = (page) => until(page, 'the whole article', () => !document.querySelector('#article').ariaBusy);

test('pieces come in order until the text is whole', () => withPage(world, async (page) => {
    await begin(page);
    assert.ok(LONG.startsWith((await articleText(page)).slice(0, 2000)));
    await isWhole(page);
    assert.equal(await articleText(page), LONG);
    assert.equal((await page.$$('#article h2')).length, 1, 'one title');
}));

test('a jump into a piece that is still to come arrives there', () => withPage(world, async (page) => {
    await begin(page, 'k');
    await until(page, 'the last quote', () => /The port is open again/.test(document.activeElement.textContent) && document.activeElement.matches('.quote'));
    await isWhole(page);
    assert.equal(await articleText(page), LONG);
}));

test('a search while pieces come finds who is named last', () => withPage(world, async (page) => {
    await begin(page);
    await page.keyboard.press('/');
    await until(page, 'the field', () => document.activeElement.id === 'search');
    await page.keyboard.type('van dalen');
    await until(page, 'one name', () => document.querySelectorAll('#rail .people .entry').length === 1);
    assert.match(await page.$eval('#rail .people .entry', (entry) => entry.textContent), /Joost van Dalen/);
}));

test('a correction reaches the last piece, and one actor is marked everywhere', () => withPage(world, async (page) => {
    await read(await opened(page), LONG);
    await isWhole(page);
    await page.$eval('#article a.m.name.person', (link) => link.click());
    const actor = await page.$eval('#article a.m.name.person', (link) => link.dataset.a);
    await press(page, /highlight only this/, '#card');
    await until(page, 'marks', (actor) => [...document.querySelectorAll(`#article [data-a~="${actor}"]`)].every((link) => 'chosen' in link.dataset), actor);
    await choose(page, '#card .fix select[aria-label="Kind"]', 'place');
    await until(page, 'places', () => [...document.querySelectorAll('#article a.m.name')].filter((link) => link.textContent === 'Ingrid Solberg').every((link) => link.matches('.place')));
    await isWhole(page);
    assert.equal(await articleText(page), LONG);
}));

test('a long text travels in a link and opens whole', () => withPage(world, async (page) => {
    await read(await opened(page), LONG);
    await press(page, /share/, '.top');
    const link = await page.$eval('#link', (field) => field.value);
    await withPage(world, async (other) => {
        await open(world, other, new URL(link).hash);
        await shows(other, LONG);
    });
}));

test('reading can be stopped: the text before comes back, and the long one is not lost', () => withPage(world, async (page) => {
    await read(await opened(page), OTHER);
    await paste(page, { 'text/plain': ARTICLE.repeat(1500) });
    await until(page, 'the button', () => document.querySelector('.progress button')?.checkVisibility({ visibilityProperty: true }));
    await press(page, /^Stop/, '.progress');
    await says(page, /kept for now/);
    await until(page, 'rest', () => !document.querySelector('.progress'));
    await shows(page, OTHER);
    await press(page, /bring it back/, '.notice');
    await until(page, 'the long text', () => document.querySelector('#box').value.length > 900_000);
}));

test('a card opens while a million characters are still drawn', () => withPage(world, async (page) => {
    await opened(page);
    // By the page itself, in one go: a driver may be late.
    await page.evaluate((card) => {
        const drawn = () => document.querySelectorAll('#article .block').length;
        const observer = new MutationObserver(async () => {
            const link = document.querySelector('#article a.m.person');
            if (!document.querySelector('#article').ariaBusy || link?.textContent !== 'Ingrid Solberg') return;
            observer.disconnect();
            const before = drawn();
            link.click();
            while (!document.querySelector(`${card} .name`)) await new Promise((done) => setTimeout(done));
            window.seen = { before, meanwhile: drawn() };
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    }, CARD);
    await paste(page, { 'text/plain': ARTICLE.repeat(1700) });
    await page.waitForFunction(() => window.seen, { timeout: 4 * PATIENCE, polling: 100 });
    const { before, meanwhile } = await page.evaluate(() => window.seen);
    await cardOf(page, 'Ingrid Solberg');
    assert.ok(meanwhile < 1700 * 4, `${meanwhile} paragraphs are there: more were to come`);
    await until(page, 'more of the article', (before) => document.querySelectorAll('#article .block').length > before, before);
    assert.match(await page.$eval(CARD, (card) => card.textContent), /Ingrid Solberg/, 'the card stays meanwhile');
}));

test('far paragraphs are laid out late only where the text is long', () => withPage(world, async (page) => {
    await opened(page);
    const rule = () => page.$eval('#article .block', (block) => getComputedStyle(block).contentVisibility);
    await read(page, ARTICLE.repeat(100));
    await isWhole(page);
    assert.equal(await rule(), 'visible');
    await read(page, LONG.repeat(2));
    await isWhole(page);
    assert.equal(await rule(), 'auto');
    assert.equal(await page.$$eval('#article .block', (blocks) => blocks.map((block) => block.textContent).join('')), LONG.repeat(2), 'and nothing is left out');
}));

async function opened(page) {
    await open(world, page);
    return page;
}
