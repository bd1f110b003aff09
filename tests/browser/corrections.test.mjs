// Corrections by hand: from the card, from a selection, undone, kept, and shared.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { ARTICLE, OTHER } from './articles.mjs';
import { axe, downloaded, openWorld, screenshot, until, withPage } from './harness.mjs';
import { articleText, cardOf, caretInBox, choose, mention, open, press, read, says, shows, withText } from './reader.mjs';

let world;
before(async () => { world = await openWorld(); });
after(() => world.close());

const withArticle = (body, options) => withText(world, ARTICLE, body, options);

const kindOf = (page, text) => page.evaluate((text) => {
    return [...document.querySelectorAll('#article a.m')].find((link) => link.textContent === text)?.classList[1];
}, text);

async function openCard(page, name, words = name) {
    await (await mention(page, words)).click();
    await cardOf(page, name);
}

const becomes = (page, text, kind) => until(page, `${text} to be ${kind}`, (text, kind) => {
    const link = [...document.querySelectorAll('#article a.m')].find((link) => link.textContent === text);
    return kind === 'nothing' ? !link : link?.classList.contains(kind);
}, text, kind);

test('another kind from the card, undone and redone by key, kept on reload', () => withArticle(async (page) => {
    assert.equal(await kindOf(page, 'Pavlo Hrynko'), 'person');
    await openCard(page, 'Pavlo Hrynko');
    await screenshot(page, 'card-fix');
    assert.deepEqual(await axe(page), []);
    await choose(page, '#card .fix select[aria-label="Kind"]', 'place');
    await becomes(page, 'Pavlo Hrynko', 'place');
    await says(page, /Edited: 1 correction by hand/, '.edited');
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await becomes(page, 'Pavlo Hrynko', 'person');
    await page.keyboard.down('Shift');
    await page.keyboard.press('z');
    await page.keyboard.up('Shift');
    await page.keyboard.up('Control');
    await becomes(page, 'Pavlo Hrynko', 'place');
    assert.equal(await articleText(page), ARTICLE);
    await page.reload();
    await becomes(page, 'Pavlo Hrynko', 'place');
    await says(page, /Edited: 1 correction/, '.edited');
    assert.deepEqual(await axe(page), []);
}));

test('no name, and the same as another', () => withArticle(async (page) => {
    await openCard(page, 'Pavlo Hrynko');
    await press(page, /^No name/, '#card');
    await becomes(page, 'Pavlo Hrynko', 'nothing');
    await openCard(page, 'Odesa');
    // A choice of names is filled when it is gone to.
    await page.focus('#card .fix select[aria-label="The same as"]');
    await page.waitForSelector('#card .fix select[aria-label="The same as"] option + option');
    const into = await page.$$eval('#card .fix select[aria-label="The same as"] option', (options) => {
        return options.find((option) => option.textContent === 'Sudan').value;
    });
    await choose(page, '#card .fix select[aria-label="The same as"]', into);
    await says(page, /2 corrections/, '.edited');
    await openCard(page, 'Sudan');
    assert.match(await page.$eval('#card', (card) => card.innerText), /Also: .*Odesa/);
    await press(page, /Drop all/, '.edited');
    await becomes(page, 'Pavlo Hrynko', 'person');
}));

test('one mention alone: somebody else, and no name', () => withArticle(async (page) => {
    const count = () => page.$$eval('#article a.m', (links) => links.filter((link) => link.textContent === 'Solberg').length);
    const people = () => page.$$eval('#rail .people .entry.person', (entries) => entries.length);
    const [mentions, before] = [await count(), await people()];
    assert.ok(mentions > 1);
    await openCard(page, 'Ingrid Solberg', 'Solberg');
    await press(page, /^Somebody else/, '#card');
    await until(page, 'one more person', (before) => document.querySelectorAll('#rail .people .entry.person').length === before + 1, before);
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await until(page, 'the persons of before', (before) => document.querySelectorAll('#rail .people .entry.person').length === before, before);
    await openCard(page, 'Ingrid Solberg', 'Solberg');
    await page.click('#card .fix input[type=checkbox]');
    await press(page, /^No name/, '#card');
    await says(page, /1 correction/, '.edited');
    assert.equal(await count(), mentions - 1, 'only this one');
    assert.equal(await kindOf(page, 'Ingrid Solberg'), 'person');
}));

test('selected words become a name wherever they stand', () => withArticle(async (page) => {
    await page.evaluate(() => {
        const walker = document.createTreeWalker(document.querySelector('#article'), NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf('cargo');
            if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + 'cargo'.length);
        }
    });
    await press(page, /Event/, '.mark-bar');
    await becomes(page, 'cargo', 'event');
    assert.equal(await articleText(page), ARTICLE);
}));

test('corrections outlive another text, typing in the box, and another tab', () => withArticle(async (page) => {
    await openCard(page, 'Pavlo Hrynko');
    await press(page, /^No name/, '#card');
    await says(page, /Edited: 1 correction/, '.edited');
    await read(page, OTHER);
    assert.equal(await page.$('.edited'), null);
    await press(page, /bring it back/, '.notice');
    await becomes(page, 'Pavlo Hrynko', 'nothing');
    await says(page, /Edited: 1 correction/, '.edited');
    await press(page, /edit text/, 'header');
    await caretInBox(page);
    await page.keyboard.type('Seen by many. ');
    await press(page, /^Read it/);
    await shows(page, `Seen by many. ${ARTICLE}`);
    await becomes(page, 'Pavlo Hrynko', 'nothing');
    const tab = await page.browserContext().newPage();
    await open(world, tab);
    await read(tab, OTHER);
    await page.bringToFront();
    await page.reload();
    await shows(page, `Seen by many. ${ARTICLE}`);
    await says(page, /Edited: 1 correction/, '.edited');
    await becomes(page, 'Pavlo Hrynko', 'nothing');
}));

test('a quote gets another speaker, and the link carries it', () => withArticle(async (page) => {
    await page.focus('.rail .saying select');
    await page.waitForSelector('.rail .saying select option + option');
    const by = await page.$eval('.rail .saying select', (select) => [...select.options].find((option) => option.textContent === 'Pavlo Hrynko').value);
    const before = await page.$$eval('.rail h3.speaker', (heads) => heads.map((head) => head.textContent));
    await choose(page, '.rail .saying select', by);
    await says(page, /1 correction/, '.edited');
    await until(page, 'other speakers', (before) => [...document.querySelectorAll('.rail h3.speaker')].map((head) => head.textContent).join('|') !== before, before.join('|'));
    const now = await page.$$eval('.rail h3.speaker', (heads) => heads.map((head) => head.textContent));
    await press(page, /share/, '.top');
    const link = await page.$eval('#link', (field) => field.value);
    await withPage(world, async (other) => {
        await open(world, other, new URL(link).hash);
        await says(other, /Edited: 1 correction/, '.edited');
        await until(other, 'all quotes', (speakers) => document.querySelectorAll('.rail h3.speaker').length === speakers, now.length);
        assert.deepEqual(await other.$$eval('.rail h3.speaker', (heads) => heads.map((head) => head.textContent)), now);
    });
}));

test('a saved file is that of the corrected article', () => withArticle(async (page) => {
    await openCard(page, 'Pavlo Hrynko');
    await choose(page, '#card .fix select[aria-label="Kind"]', 'place');
    await becomes(page, 'Pavlo Hrynko', 'place');
    await press(page, /^\s*share/, 'header');
    for (const [button, words] of [[/^Markdown/, /## Countries and places[^#]*Pavlo Hrynko/], [/save as/, /<a[^>]*\bplace\b[^>]*>Pavlo Hrynko</]]) {
        const before = readdirSync(world.downloads);
        await press(page, button, 'dialog[open]');
        assert.match(readFileSync(await downloaded(world, before), 'utf8'), words);
    }
}));

test('who said what can be filtered by how it was said', () => withArticle(async (page) => {
    const count = () => page.$$eval('.rail .saying', (sayings) => sayings.length);
    const all = await count();
    assert.deepEqual(await page.$$eval('.rail .filters select', (choices) => choices.map((choice) => choice.selectedIndex)), [0], 'nothing is chosen yet');
    await press(page, /word for word/, '.filters');
    await until(page, 'fewer quotes', (all) => document.querySelectorAll('.rail .saying').length < all, all);
    assert.equal(await page.$('.rail .said.direct'), null);
    await press(page, /word for word/, '.filters');
    await until(page, 'all quotes', (all) => document.querySelectorAll('.rail .saying').length === all, all);
}));
