// How the article can be read: size, width, one kind alone; texts of the past; the notes of a print; passages from right to left.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ARTICLE, OTHER } from './articles.mjs';
import { cannot, openWorld, until, withPage } from './harness.mjs';
import { MENTION, choose, open, read, shows } from './reader.mjs';

let world;
before(async () => { world = await openWorld(); });
after(() => world.close());

const size = (page) => page.$eval('#article', (article) => parseFloat(getComputedStyle(article).fontSize));
const width = (page) => page.$eval('.column', (column) => column.getBoundingClientRect().width);
const press = (page, name) => page.$eval(`[aria-label^="${name}"]`, (button) => button.click());

test('size and width of the text change by button and are remembered', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    const [small, medium] = [await size(page), await width(page)];
    for (let times = 0; times < 9; times += 1) await press(page, 'Larger text');
    await until(page, 'letters that are larger and stay', async (small) => {
        const size = () => parseFloat(getComputedStyle(document.querySelector('#article')).fontSize);
        const before = size();
        for (let frames = 0; frames < 8; frames += 1) await new Promise(requestAnimationFrame);
        return before > 1.5 * small && size() === before;
    }, small);
    await press(page, 'Width of the text');
    await until(page, 'a narrower column', (medium) => document.querySelector('.column').getBoundingClientRect().width < medium, medium);
    const chosen = [await size(page), await width(page)];
    await page.reload();
    await until(page, 'an annotated article', (mention) => document.querySelector(mention), MENTION);
    await until(page, `letters and column of ${chosen} pixels`, (size, width) => parseFloat(getComputedStyle(document.querySelector('#article')).fontSize) === size
        && document.querySelector('.column').getBoundingClientRect().width === width, ...chosen);
}));

test('one kind alone is highlighted', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    const alone = (value) => choose(page, '[aria-label="Highlight one kind alone"]', value);
    const pressed = () => page.$$eval('.switches [aria-pressed="true"]', (buttons) => buttons.length);
    const all = await pressed();
    await alone('place');
    await until(page, 'one kind', () => document.querySelectorAll('.switches [aria-pressed="true"]').length === 1);
    const line = (kind) => page.$eval(`#article a.m.name.${kind}`, (mention) => getComputedStyle(mention).textDecorationLine);
    assert.deepEqual([await line('place'), await line('person')], ['underline', 'none']);
    await alone('');
    await until(page, 'all kinds', (all) => document.querySelectorAll('.switches [aria-pressed="true"]').length === all, all);
}));

test('texts of the past come back with one click, and are forgotten with one', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    const sloppy = `We use cookies to improve your experience. Accept all\n\n${OTHER}`;
    await read(page, sloppy);
    await page.reload();
    await shows(page, sloppy);
    await page.click('[aria-label="Edit text"]');
    const titles = () => page.$$eval('.recent li button', (buttons) => buttons.map((button) => button.textContent));
    const headline = (text) => text.slice(0, text.indexOf('\n'));
    assert.deepEqual(await titles(), [headline(OTHER), headline(ARTICLE)], 'not by the cookies that it begins with');
    await page.$$eval('.recent li button', (buttons) => buttons[1].click());
    await shows(page, ARTICLE);
    await page.click('[aria-label="Edit text"]');
    assert.equal((await titles()).length, 2, 'a text that is read again is not there twice');
    await page.$eval('.recent > button', (button) => button.click());
    await until(page, 'the list to go', () => !document.querySelector('.recent'));
    await page.reload();
    await shows(page, ARTICLE);
    await page.click('[aria-label="Edit text"]');
    assert.equal((await titles()).length, 0);
}));

test('a print has a numbered note for each actor', { skip: cannot('print') }, () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    const shown = () => page.$eval('.notes', (notes) => getComputedStyle(notes).display);
    assert.equal(await shown(), 'none');
    await page.emulateMediaType('print');
    assert.equal(await shown(), 'block');
    const number = await page.$eval('#article a.m[data-note]', (mention) => ({ note: mention.dataset.note, mark: getComputedStyle(mention, '::after').content, name: mention.textContent }));
    assert.equal(number.mark, `"${number.note}"`);
    const note = await page.$eval(`.notes li[value="${number.note}"]`, (item) => item.textContent);
    assert.ok(note.length > 3, note);
}));

test('a passage from right to left is set from right to left', () => withPage(world, async (page) => {
    await open(world, page);
    const text = 'Anna Kovac spoke in Oslo on Monday.\n\nقالت آنا كوفاتش إن الأمر انتهى.';
    await read(page, text);
    const directions = await page.$$eval('#article .block', (blocks) => blocks.map((block) => getComputedStyle(block).direction));
    assert.deepEqual(directions, ['ltr', 'rtl']);
    assert.deepEqual(await page.$$eval('#article .block', (blocks) => blocks.map((block) => block.lang)), ['', 'ar'], 'read aloud as what it is');
}));
