// A whole visit by keyboard alone and one by touch alone: paste, read, open a card, correct, undo, share. Axe looks at the states on the way.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ARTICLE } from './articles.mjs';
import { PHONE, axe, openWorld, screenshot, shortcut, until, withPage } from './harness.mjs';
import { CARD, mention, noCard, open, says, sheetOf, shows, tap } from './reader.mjs';

let world;
before(async () => { world = await openWorld(); });
after(() => world.close());

const focused = (page, what, selector) => until(page, `the focus on ${what}`, (selector) => document.activeElement?.matches(selector), selector);
const kindOf = (page, text, kind) => until(page, `${text} to be a ${kind}`, (text, kind) => {
    return [...document.querySelectorAll('#article a.m')].find((link) => link.textContent === text)?.classList.contains(kind);
}, text, kind);

/** Presses Tab until something that matches has the focus. */
async function tabTo(page, selector, most = 60) {
    for (let times = 0; times < most; times += 1) {
        if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
        await page.keyboard.press('Tab');
    }
    assert.fail(`Tab never came to ${selector}`);
}

/** The clipboard holds this text, as after a copy elsewhere. */
async function copied(page, text) {
    await page.$eval('#box', (box, text) => { box.value = text; box.focus(); box.select(); }, text);
    await shortcut(page, 'x', 'Cut');
}

test('by keyboard alone', () => withPage(world, async (page) => {
    await open(world, page);
    await copied(page, ARTICLE);
    await focused(page, 'the box', '#box');
    await shortcut(page, 'v', 'Paste');
    await shows(page, ARTICLE);
    await page.evaluate(() => document.activeElement.blur());
    await tabTo(page, '#article a.m.person');
    const name = await page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press('Enter');
    await until(page, 'the focus in the card', (card) => document.activeElement.closest(card), CARD);
    await tabTo(page, '#card .fix select[aria-label="Kind"]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await kindOf(page, name, 'organization');
    await says(page, /Edited: 1 correction/, '.edited');
    assert.deepEqual(await axe(page), [], 'axe, corrected');
    await shortcut(page, 'z');
    await kindOf(page, name, 'person');
    await page.keyboard.press('?');
    await until(page, 'the help', () => document.querySelector('dialog[open]'));
    await page.keyboard.press('Escape');
    await until(page, 'no dialog', () => !document.querySelector('dialog[open]'));
    await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
    await tabTo(page, 'header [data-rove]');
    for (let times = 0; times < 2; times += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await until(page, 'the link', () => document.querySelector('dialog[open] #link')?.value.includes('#v1.'));
}));

// A long press and its menu are the system's: the text is pasted by key.
test('by touch alone', () => withPage(world, async (page) => {
    await open(world, page);
    await copied(page, ARTICLE);
    await shortcut(page, 'v', 'Paste');
    await shows(page, ARTICLE);
    const press = async (words, within) => {
        const find = (words, within) => [...document.querySelectorAll(`${within} button`)].find((button) => button.checkVisibility() && button.textContent.includes(words));
        await until(page, words, find, words, within);
        await tap(page, (await page.evaluateHandle(find, words, within)).asElement());
    };
    await tap(page, await mention(page, 'Pavlo Hrynko'));
    await sheetOf(page, 'Pavlo Hrynko');
    assert.deepEqual(await axe(page), [], 'axe, sheet');
    await screenshot(page, 'walk-sheet');
    await press('No name', '#card');
    await until(page, 'no name', () => ![...document.querySelectorAll('#article a.m')].some((link) => link.textContent === 'Pavlo Hrynko'));
    await page.evaluate(() => scrollTo(0, 0));
    await press('Undo', '.edited');
    await kindOf(page, 'Pavlo Hrynko', 'person');
    await noCard(page);
    await press('Quotes', 'nav.bar');
    await until(page, 'the drawer', () => document.querySelector('#rail .quotes').checkVisibility());
    await press('We have the ships', '#rail');
    await until(page, 'the article', () => !document.querySelector('#rail .quotes').checkVisibility());
    await press('Share', 'nav.bar');
    await until(page, 'the link', () => document.querySelector('dialog[open] #link')?.value.includes('#v1.'));
}, { viewport: PHONE }));

test('axe finds nothing while data arrives, and when reading has failed', () => withPage(world, async (page) => {
    await open(world, page);
    const ready = "postMessage({ ready: true, note: '' });";
    world.server.overrides['worker.js'] = () => ({ body: 'postMessage({ received: 1, total: 2 });', type: 'text/javascript' });
    await page.reload();
    await until(page, 'the bar', () => document.querySelector('.progress')?.checkVisibility({ visibilityProperty: true }));
    assert.deepEqual(await axe(page), [], 'axe, loading');
    world.server.overrides['worker.js'] = () => ({ body: `${ready} onmessage = ({ data }) => postMessage({ id: data.id, error: 'no', fatal: false });`, type: 'text/javascript' });
    await page.reload();
    await says(page, /no|failed/i, '.notice.failed');
    assert.deepEqual(await axe(page), [], 'axe, failed');
    await screenshot(page, 'failed');
    delete world.server.overrides['worker.js'];
}));
