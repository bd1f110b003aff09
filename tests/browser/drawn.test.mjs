// What the style draws from attributes, and the lines of the kinds, are what they should be after every change, not only on a fresh page:
// an engine may go on showing what an element that is used again showed before.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ARTICLE, OTHER, SPEAKERS } from './articles.mjs';
import { PHONE, differing, downloaded, openWorld, picture, shortcut, until, withPage } from './harness.mjs';
import { annotated, cardOf, caretInBox, choose, click, mention, open, press, read, says, shows, withText } from './reader.mjs';

let world;
before(async () => { world = await openWorld({ layers: true }); });
after(() => world.close());

/** Who speaks beside which paragraph, as an engine says that it draws it: [first words, names]. Firefox says from which attribute. */
const labels = (page) => page.$$eval('#article .block', (blocks) => blocks.flatMap((block) => {
    const draws = (node) => getComputedStyle(node, '::before').content.replace(/attr\(([\w-]+)\)/, (_, name) => `"${node.getAttribute(name)}"`);
    const drawn = [block, ...block.children].map(draws).find((content) => content.startsWith('"'));
    return drawn ? [[block.textContent.trim().slice(0, 16), drawn.replace(/^"|"( \/ "")?$/g, '').replace(/\\a ?/gi, ' ')]] : [];
}));

const wait = (page, what, expected) => until(page, what, (expected) => {
    const seen = [...document.querySelectorAll('#article .block')].map((block) => [...block.querySelectorAll('[data-by]'), ...(block.dataset.by ? [block] : [])].map((node) => node.dataset.by).join()).join('|');
    return seen.includes(expected);
}, expected);

const SPEAK = [['Ivo Brandt said ', 'Ivo Brandt'], ['Mina Halvorsen w', 'Mina Halvorsen'], ['Pavlo Hrynko ans', 'Pavlo Hrynko']];
const SPEAK_ARTICLE = [['OSLO, March 3, 2', 'Ingrid Solberg'], ['Ukrainian Presid', 'Pavlo Hrynko'], ['The World Food P', 'World Food Programme']];

test('after a paste, an edit, a correction, undo and a link each paragraph has its own speaker', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, SPEAKERS);
    assert.deepEqual(await labels(page), SPEAK, 'a paste over the sample');
    await read(page, ARTICLE);
    assert.deepEqual(await labels(page), SPEAK_ARTICLE, 'a second paste');
    await read(page, SPEAKERS);
    assert.deepEqual(await labels(page), SPEAK, 'a third');

    await press(page, /edit text/, 'header');
    await caretInBox(page);
    await page.$eval('#box', (box) => { const at = box.value.indexOf('Ivo Brandt'); box.setSelectionRange(at, at + 'Ivo Brandt'.length); });
    await page.keyboard.type('Joost van Dalen');
    await press(page, /^Read it/);
    await shows(page, SPEAKERS.replace('Ivo Brandt', 'Joost van Dalen'));
    assert.deepEqual(await labels(page), [['Joost van Dalen ', 'Joost van Dalen'], ...SPEAK.slice(1)], 'an edit');

    const said = '.rail .saying select';
    await page.focus(said);
    await until(page, 'the choice', (said) => document.querySelector(said).options.length > 1, said);
    const by = await page.$eval(said, (select) => [...select.options].find((option) => option.textContent === 'Mina Halvorsen').value);
    await choose(page, said, by);
    await says(page, /1 correction/, '.edited');
    const corrected = [['Joost van Dalen ', 'Mina Halvorsen'], ...SPEAK.slice(1)];
    assert.deepEqual(await labels(page), corrected, 'a correction');
    await press(page, /share/, '.top');
    await until(page, 'the link', () => document.querySelector('dialog[open] #link')?.value);
    const { hash } = new URL(await page.$eval('#link', (field) => field.value));
    await page.keyboard.press('Escape');
    await until(page, 'no dialog', () => !document.querySelector('dialog[open]'));
    await page.evaluate(() => document.activeElement.blur());
    await shortcut(page, 'z');
    await wait(page, 'the speaker of before', 'Joost van Dalen');
    assert.deepEqual(await labels(page), [['Joost van Dalen ', 'Joost van Dalen'], ...SPEAK.slice(1)], 'undo');

    await read(page, ARTICLE);
    await page.evaluate((hash) => { location.hash = hash; }, hash);
    await says(page, /1 correction/, '.edited');
    assert.deepEqual(await labels(page), corrected, 'a link');
}));

test('two names that a reader takes for one speak as one beside the paragraph', () => withText(world, SPEAKERS, async (page) => {
    await click(page, await mention(page, 'Pavlo Hrynko'));
    await cardOf(page, 'Pavlo Hrynko');
    const same = '#card .fix select[aria-label="The same as"]';
    await page.focus(same);
    await until(page, 'the choice', (same) => document.querySelector(same).options.length > 1, same);
    await choose(page, same, await page.$eval(same, (select) => [...select.options].find((option) => option.textContent === 'Mina Halvorsen').value));
    await says(page, /1 correction/, '.edited');
    const now = await labels(page);
    assert.deepEqual(now.map(([, name]) => name), ['Ivo Brandt', now[1][1], now[1][1]]);
}));

for (const [device, viewport] of [['desk', { width: 1280, height: 900 }], ['phone', PHONE]]) {
    test(`${device}: after a paste the article and its margin look as on a fresh page`, () => withPage(world, async (page) => {
        // The caret, the pointer and notices are elsewhere.
        const look = async (name) => {
            await page.mouse.move(2, 2);
            await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
            await until(page, 'rest', () => !document.querySelector('.notice, .progress, #article[aria-busy]'));
            const box = await page.$eval('#article', (article) => {
                const { right, top, bottom } = article.getBoundingClientRect();
                return { left: 0, right, top, bottom };
            });
            return picture(page, `${name}-${device}`, box);
        };
        await open(world, page);
        await read(page, SPEAKERS);
        const pasted = await look('pasted');
        await page.reload();
        await annotated(page);
        const fresh = await look('fresh');
        assert.ok(fresh.height > 150, `${fresh.width} by ${fresh.height} pixels`);
        assert.equal(differing(pasted, fresh), 0, 'pixels differ: target/screenshots has both pictures');
    }, { viewport }));
}

const LINES = { person: 'underline solid', organization: 'underline double', place: 'underline dotted', group: 'underline dashed', event: 'underline wavy', date: 'underline solid' };
const linesOf = (page, article) => page.evaluate((article, kinds) => Object.fromEntries(kinds.map((kind) => {
    const { textDecorationLine, textDecorationStyle } = getComputedStyle(document.querySelector(`${article} .m.${kind}`));
    return [kind, `${textDecorationLine} ${textDecorationStyle}`];
})), article, Object.keys(LINES));

test('each kind has its line: on the page, switched off and on, and in the saved file', () => withText(world, ARTICLE, async (page) => {
    assert.deepEqual(await linesOf(page, '#article'), LINES);
    await press(page, /^Off/, '#rail .highlights');
    await until(page, 'no lines', () => getComputedStyle(document.querySelector('#article a.m.person')).textDecorationLine === 'none');
    await press(page, /^Underline/, '#rail .highlights');
    await until(page, 'lines', () => getComputedStyle(document.querySelector('#article a.m.person')).textDecorationLine === 'underline');
    assert.deepEqual(await linesOf(page, '#article'), LINES);
    await press(page, /^\s*share/, 'header');
    const kept = readdirSync(world.downloads);
    await press(page, /save as/, 'dialog[open]');
    await page.goto(pathToFileURL(await downloaded(world, kept)).href);
    assert.deepEqual(await linesOf(page, 'article'), LINES);
    const chips = await page.$$eval('article .chip', (chips) => chips.map((chip) => [chip.dataset.who, getComputedStyle(chip, '::before').content]));
    assert.ok(chips.length > 0 && chips.every(([who, drawn]) => drawn.startsWith(`"${who}"`) || drawn.startsWith('attr(data-who)')), chips.join('\n'));
}));

test('marks that come and go with an attribute or a class are drawn only while it is there', () => withPage(world, async (page) => {
    const wrong = () => page.evaluate(() => {
        const drawn = (node, part) => !['none', 'normal'].includes(getComputedStyle(node, part).content);
        const guesses = [...document.querySelectorAll('#article a.m')].filter((link) => drawn(link, '::after') !== link.matches('.guess'));
        const here = [...document.querySelectorAll('#rail .said')].filter((said) => drawn(said.querySelector('.how'), '::after') !== said.hasAttribute('data-here'));
        return [...guesses, ...here].map((node) => node.outerHTML.slice(0, 120));
    });
    await open(world, page);
    for (const text of [SPEAKERS, ARTICLE, OTHER, SPEAKERS]) {
        await read(page, text);
        assert.deepEqual(await wrong(), []);
    }
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (const top of [height / 2, height, 0]) {
        await page.evaluate((top) => scrollTo(0, top), top);
        await until(page, 'a paragraph in view', () => document.querySelector('#rail [data-here]'));
        assert.deepEqual(await wrong(), []);
    }
}));
