// The page by keyboard alone: how often Tab stops, and a reader who never touches a mouse.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ARTICLE, OTHER } from './articles.mjs';
import { openWorld, until, withPage } from './harness.mjs';
import { caretInBox, open, read } from './reader.mjs';

let world;
before(async () => { world = await openWorld(); });
after(() => world.close());

/** Presses Tab from the top of the page to its end; gives the stops as words. */
async function stops(page) {
    await page.evaluate(() => { document.activeElement?.blur(); getSelection().removeAllRanges(); scrollTo(0, 0); });
    const all = [];
    for (let seen = ''; all.length < 200; all.push(seen)) {
        await page.keyboard.press('Tab');
        seen = await page.evaluate(() => {
            const node = document.activeElement;
            if (node === document.body || node === document.documentElement || node.dataset.seen) return '';
            node.dataset.seen = 'yes';
            return `${node.localName} ${node.getAttribute('aria-label') ?? node.textContent.slice(0, 40)}`;
        });
        if (!seen) break;
    }
    await page.evaluate(() => { for (const node of document.querySelectorAll('[data-seen]')) delete node.dataset.seen; });
    return all;
}

const actors = (page) => page.$$eval('#rail .people .entry', (entries) => entries.length);

test('Tab stops at most fifteen times besides once for each actor', () => withPage(world, async (page) => {
    await open(world, page);
    // Else a card opens beside what has the focus for long, and Tab goes through it, too: on a busy machine every stop is long.
    await page.$$eval('#rail button', (buttons) => buttons.find((button) => button.textContent === 'Cards on hover').click());
    const few = async (state) => {
        const [all, bound] = [await stops(page), await actors(page) + 15];
        assert.ok(all.length > 15 && all.length <= bound, `${state}: ${all.length} stops, at most ${bound}:\n${all.join('\n')}`);
    };
    await few('first visit');
    await read(page, ARTICLE);
    await few('article');
    await read(page, OTHER);
    await read(page, ARTICLE);
    await page.$$eval('.notice button.quiet', (buttons) => buttons.forEach((button) => button.click()));
    await page.keyboard.press('e');
    await until(page, 'the texts of the past', () => document.querySelector('.recent'));
    // It comes a moment after the box, and would take the focus from what Tab has reached.
    await caretInBox(page);
    await few('box open, texts of the past');
}));

test('arrow keys go through each group, and into the choice beside a quote', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
    await page.focus('header [data-rove]');
    const header = [];
    for (let at = 0; at < 5; at += 1) {
        header.push(await focused());
        await page.keyboard.press('ArrowRight');
    }
    assert.deepEqual(header, ['Edit text', 'New article', 'Share', 'Theme: system', 'Help']);
    await page.focus('#rail .said');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'Said by');
    assert.ok(await page.$eval('#rail .said + select', (choice) => choice.options.length) > 3, 'filled when it is gone to');
    await page.keyboard.press('ArrowLeft');
    assert.ok(await page.evaluate(() => document.activeElement.matches('.said')), 'back at the quote');
    await page.keyboard.press('Home');
    assert.match(await focused(), /word for word|in part/, 'the filters are the first of the list');
    await page.focus('#rail [aria-label="Highlight one kind alone"]');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'Smaller text, A−');
}));

test('what has the focus in a list is never beneath the ways above it', () => withPage(world, async (page) => {
    await open(world, page);
    await page.focus('.whos-who .who');
    await page.keyboard.press('End');
    const covered = [];
    for (let row = 0; row < 30; row++) {
        await page.keyboard.press('ArrowUp');
        covered.push(...await page.evaluate(async () => {
            // WebKit scrolls to the focus a little later.
            for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
            const under = document.querySelector('.ways').getBoundingClientRect().bottom;
            const { activeElement: node } = document;
            return node.getBoundingClientRect().top < under ? [node.textContent] : [];
        }));
    }
    assert.deepEqual(covered, []);
}));

test('single keys go through mentions and quotes, unless they are switched off; e opens the box', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    const at = () => page.evaluate(() => document.activeElement.closest('#article a.m, #article .quote')?.textContent);
    const seen = [];
    for (const key of ['n', 'n', 'p', 'j', 'k']) {
        await page.keyboard.press(key);
        seen.push(await at());
    }
    assert.equal(seen[0], seen[2], 'back at the first');
    assert.notEqual(seen[0], seen[1]);
    assert.match(`${seen[3]} ${seen[4]}`, /Norway would lend|We have the ships/);
    await page.keyboard.press('?');
    await until(page, 'the help', () => document.querySelector('dialog[open]'));
    await page.click('dialog[open] input[type=checkbox]');
    await page.keyboard.press('Escape');
    await until(page, 'no dialog', () => !document.querySelector('dialog[open]'));
    const before = await page.evaluate(() => document.activeElement.id);
    for (const key of ['n', 'e', '?', '/']) await page.keyboard.press(key);
    assert.equal(await page.evaluate(() => document.activeElement.id), before, 'switched off');
    assert.equal(await page.evaluate(() => document.querySelector('#box').checkVisibility() || Boolean(document.querySelector('dialog[open]'))), false);
}));

test('skip links lead to the article and to the lists', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    const first = await page.$$eval('a[href], button, input, textarea', (controls) => controls.slice(0, 2).map((control) => control.getAttribute('href')));
    assert.deepEqual(first, ['#article', '#rail'], 'before all else');
    for (const goal of ['article', 'rail']) {
        const hidden = await page.$eval(`a.skip[href="#${goal}"]`, (link) => link.getBoundingClientRect().bottom);
        await page.focus(`a.skip[href="#${goal}"]`);
        assert.ok(hidden <= 0, 'hidden without the focus');
        await until(page, 'the link, which has the focus', (goal) => document.activeElement.matches(`.skip[href="#${goal}"]`) && document.activeElement.getBoundingClientRect().bottom > 0, goal);
        await page.keyboard.press('Enter');
        await until(page, goal, (goal) => document.activeElement.id === goal, goal);
    }
}));
