// What the reader's system and browser do with the page: copy, find, less motion, more contrast, forced colours, 400 % zoom, fingers, a tablet.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ARTICLE, LINE, ODD } from './articles.mjs';
import { PHONE, axe, cannot, openWorld, screenshot, setViewport, shortcut, until, withPage } from './harness.mjs';
import { MENTION, cardOf, mention, open, press, read, says, sheetOf, tap, withText } from './reader.mjs';

let world;
before(async () => { world = await openWorld(); });
after(() => world.close());

const withArticle = (body, options) => withText(world, ARTICLE, body, options);

/** Runs `body(page)` with the article on such a system (see `openWorld`). */
async function withSystem(wishes, body, options) {
    const system = await openWorld(wishes);
    try {
        await withText(system, ARTICLE, body, options);
    } finally {
        await system.close();
    }
}

/** Copies the whole article by key and gives what a field that takes the paste is handed. */
async function copied(page) {
    await page.evaluate(() => {
        document.activeElement.blur();
        getSelection().selectAllChildren(document.querySelector('#article'));
    });
    await shortcut(page, 'c', 'Copy');
    await page.evaluate(() => {
        const field = document.body.appendChild(document.createElement('textarea'));
        field.addEventListener('paste', (event) => { window.pasted = event.clipboardData.getData('text/plain'); });
        field.focus();
    });
    await shortcut(page, 'v', 'Paste');
    await until(page, 'the paste', () => window.pasted);
    return page.evaluate(() => window.pasted);
}

test('what is copied is the text, byte for byte', (t) => withPage(world, async (page) => {
    await open(world, page);
    if (cannot('clipboard')) t.diagnostic(cannot('clipboard'));
    for (const text of [ARTICLE, ODD]) {
        await read(page, text);
        const kept = cannot('clipboard') ? text.replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ') : text;
        assert.deepEqual(Buffer.from(await copied(page)), Buffer.from(kept));
        await page.reload();
        await until(page, 'the article', (mention) => document.querySelector(mention), MENTION);
    }
}));

test('the browser finds words across names and quotes', () => withArticle(async (page) => {
    const finds = (words) => page.evaluate((words) => {
        getSelection().removeAllRanges();
        return window.find(words) && String(getSelection());
    }, words);
    for (const words of ['thanked the Norwegian government and the Red Cross', 'others have the grain,” Solberg told reporters']) {
        assert.equal(await finds(words), words);
    }
}));

test('a system that wants less motion gets none', () => withSystem({ still: true }, async (page) => {
    await page.keyboard.press('j');
    await until(page, 'the mark', () => document.querySelector('[data-flash]'));
    const look = await page.$eval('[data-flash]', (node) => [getComputedStyle(node).animationName, getComputedStyle(node).outlineStyle]);
    assert.deepEqual(look, ['none', 'solid'], 'marked without motion');
}));

test('a system that wants more contrast gets thicker lines and no grey', { skip: cannot('contrast') }, () => withSystem({ contrast: true }, async (page) => {
    assert.equal(await page.$eval(MENTION, (link) => getComputedStyle(link).textDecorationThickness), '3px');
    const colours = await page.evaluate(() => ['.promise', 'body'].map((selector) => getComputedStyle(document.querySelector(selector)).color));
    assert.equal(colours[0], colours[1]);
    assert.deepEqual(await axe(page), []);
}));

test('with forced colours kinds keep their lines, and what is switched on can be seen', { skip: cannot('forced') }, () => withSystem({ forced: true }, async (page) => {
    assert.equal(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
    const line = (kind) => page.$eval(`#article a.m.name.${kind}`, (link) => {
        const { textDecorationLine, textDecorationStyle } = getComputedStyle(link);
        return `${textDecorationLine} ${textDecorationStyle}`;
    });
    const lines = await Promise.all(['person', 'organization', 'place', 'group', 'event'].map(line));
    assert.deepEqual(lines, ['underline solid', 'underline double', 'underline dotted', 'underline dashed', 'underline wavy']);
    assert.equal(await page.$eval('#rail [aria-pressed=true]', (button) => getComputedStyle(button).outlineStyle), 'solid');
    await (await mention(page, 'Pavlo Hrynko')).click();
    await cardOf(page, 'Pavlo Hrynko');
    assert.equal(await page.$eval('#card', (card) => getComputedStyle(card).borderTopStyle), 'solid');
    await screenshot(page, 'forced-colours');
}));

test('at 400 % the page is one column, and everything can be reached', () => withArticle(async (page) => {
    const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(await isWide(), false);
    await screenshot(page, 'zoom-400');
    for (const panel of ['Who', 'Quotes', 'Highlights']) {
        await press(page, new RegExp(`^${panel}`), 'nav.bar');
        await until(page, panel, () => document.querySelector('#rail').checkVisibility());
        const { top, bottom } = await page.$eval('#rail', (rail) => ({ top: rail.getBoundingClientRect().top, bottom: rail.getBoundingClientRect().bottom }));
        assert.ok(top >= 0 && bottom <= 256, `${panel} from ${top} to ${bottom}`);
        await page.keyboard.press('Escape');
    }
    await press(page, /^Share/, 'nav.bar');
    await until(page, 'the dialog', () => document.querySelector('dialog[open] #link')?.value);
    assert.equal(await isWide(), false);
    assert.ok(await page.$eval('dialog[open]', (dialog) => dialog.getBoundingClientRect().bottom <= innerHeight && dialog.scrollHeight >= dialog.clientHeight));
    await screenshot(page, 'zoom-400-share');
}, { viewport: { width: 320, height: 256 } }));

for (const [width, columns] of [[1280, 4], [390, 4], [320, 4]]) {
    test(`letters twice as large cut nothing off in the rail: ${width} pixels`, () => withArticle(async (page) => {
        if (width < 1100) await press(page, /^Who/, 'nav.bar');
        const rows = () => page.$$eval('.ways button', (buttons) => new Set(buttons.map((button) => Math.round(button.getBoundingClientRect().top))).size);
        await until(page, 'the rail', () => document.querySelector('.ways')?.checkVisibility());
        assert.equal(await rows(), 4 / columns);
        await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
        await until(page, 'two rows', () => getComputedStyle(document.querySelector('.ways')).display === 'grid');
        assert.equal(await rows(), 2);
        const cut = await page.$$eval('.ways button, .rail .close, .styles label, .rail .mark', (nodes) => {
            const box = (node) => node.getBoundingClientRect();
            const seen = nodes.filter((node) => node.checkVisibility());
            const right = Math.min(innerWidth, box(document.querySelector('#rail')).right);
            const over = (one, other) => one !== other && box(one).left < box(other).right && box(other).left < box(one).right && box(one).top < box(other).bottom && box(other).top < box(one).bottom;
            return seen.filter((node) => box(node).right > right || node.scrollWidth > node.clientWidth + 1 || seen.some((other) => over(node, other))).map((node) => node.textContent);
        });
        assert.deepEqual(cut, []);
        await screenshot(page, `letters-200-${width}`);
    }, { viewport: { width, height: 844 } }));
}

test('the help of a phone begins with what a phone has; keys and bookmark are folded', { skip: cannot('fingers') }, () => withSystem({ fingers: true }, async (page) => {
    await press(page, /^\?? ?help/, 'header');
    await until(page, 'the help', () => document.querySelector('dialog[open]'));
    const seen = () => page.$eval('dialog[open]', (dialog) => dialog.innerText);
    assert.doesNotMatch(await seen(), /bookmarks|Undo|pointer|press/);
    assert.match(await seen(), /Tap a name/);
    await press(page, /keyboard/, 'dialog[open]');
    await until(page, 'the keys', () => /bookmarks[^]*Undo/.test(document.querySelector('dialog[open]').innerText));
}, { viewport: PHONE }));

test('the help of a desk begins with the pointer and has the keys', () => withArticle(async (page) => {
    await press(page, /^\?? ?help/, 'header');
    await until(page, 'the keys', () => /Rest the pointer[^]*bookmarks[^]*Undo/.test(document.querySelector('dialog[open]')?.innerText ?? ''));
}));

test('a tablet has the lists in a drawer beside the article', () => withArticle(async (page) => {
    assert.equal(await page.$eval('#rail', (rail) => rail.checkVisibility()), false);
    await press(page, /^Quotes/, 'nav.bar');
    await until(page, 'the drawer', () => document.querySelector('#rail .quotes').checkVisibility());
    const { left, right } = await page.$eval('#rail', (rail) => ({ left: rail.getBoundingClientRect().left, right: rail.getBoundingClientRect().right }));
    assert.ok(left > 400 && right <= 820, `${left} to ${right}`);
    await screenshot(page, 'tablet');
    await page.keyboard.press('Escape');
    await setViewport(page, { width: 1100, height: 800, deviceScaleFactor: 1 });
    await until(page, 'the rail', () => document.querySelector('#rail').checkVisibility() && !document.querySelector('nav.bar').checkVisibility());
}, { viewport: { width: 820, height: 1180 } }));

/** Controls that are seen and lower than a finger wants them; a link in a sentence is as high as its line. */
const small = (page) => page.$$eval('button, select, summary, input, label.file, label.switch, .styles label, a.who', (controls) => {
    const isSeen = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && node.getClientRects().length > 0;
    const target = (node) => node.closest('label') ?? node;
    return controls.filter((node) => isSeen(node) && !node.closest('svg') && target(node).getBoundingClientRect().height < 43.5)
        .map((node) => `${target(node).getBoundingClientRect().height} ${node.outerHTML.slice(0, 120)}`);
});

for (const width of [390, 320]) {
    test(`at ${width} pixels nothing is squeezed, cut off or covered: header, words to the reader, bar of kinds, drawer, network`, () => withArticle(async (page) => {
        const box = (selector) => page.$eval(selector, (node) => node.getBoundingClientRect().toJSON());
        const middles = (selector) => page.$$eval(selector, (nodes) => nodes.filter((node) => node.checkVisibility()).map((node) => {
            const { top, height } = node.getBoundingClientRect();
            return Math.round(top + height / 2);
        }));
        assert.equal(new Set(await middles('header h1, header button')).size, 1, 'the header is one line');
        await read(page, LINE);
        await says(page, /kept for now/);
        const words = await box('.notice p');
        assert.ok(words.width > 200, `the notice has ${words.width} px for its words`);
        assert.deepEqual(await page.$$eval('.notice button', (buttons) => buttons.filter((button) => button.getBoundingClientRect().right > innerWidth - 16).length), 0);
        await page.evaluate(() => getSelection().selectAllChildren(document.querySelector('#article .m')));
        await page.waitForSelector('.mark-bar');
        const bar = await box('.mark-bar');
        assert.ok(bar.height < 160 && bar.left >= 0 && bar.right <= width, JSON.stringify(bar));
        await page.evaluate(() => getSelection().removeAllRanges());
        await press(page, /^Who/, 'nav.bar');
        await until(page, 'the drawer', () => document.querySelector('#rail').checkVisibility());
        const [close, last] = [await box('#rail .close'), await box('#rail .ways button:last-child')];
        assert.ok(close.left >= last.right && close.right <= width, `${close.left} to ${close.right}, after ${last.right}`);
        await press(page, /^Network/, '#rail .ways');
        await press(page, /^Enlarge/, '#rail');
        const [frame, drawn] = [await box('.net.large'), await box('.net.large > svg')];
        const off = Math.abs((frame.left + frame.right) / 2 - (drawn.left + drawn.right) / 2);
        assert.ok(off < 20, `its middle is ${off} px off`);
    }, { viewport: { ...PHONE, width } }));
}

test('what a finger presses is at least 44 pixels high: page, sheet, drawers, dialogs', () => withArticle(async (page) => {
    const low = [];
    const fits = async (state) => low.push(...(await small(page)).map((control) => `${state}: ${control}`));
    await fits('article');
    await tap(page, await mention(page, 'Ingrid Solberg'));
    await sheetOf(page, 'Ingrid Solberg');
    await fits('sheet');
    await page.keyboard.press('Escape');
    for (const panel of ['Who', 'Quotes', 'Highlights']) {
        await press(page, new RegExp(`^${panel}`), 'nav.bar');
        await until(page, panel, () => document.querySelector('#rail').checkVisibility());
        await fits(panel);
        await page.keyboard.press('Escape');
        await until(page, 'no drawer', () => !document.querySelector('#rail').checkVisibility());
    }
    for (const [button, within] of [[/^Share/, 'nav.bar'], [/^\?? ?help/, 'header']]) {
        await press(page, button, within);
        await until(page, 'the dialog', () => document.querySelector('dialog[open]'));
        await fits(`${button}`);
        await page.keyboard.press('Escape');
        await until(page, 'no dialog', () => !document.querySelector('dialog[open]'));
    }
    await press(page, /Edit/, 'header');
    await fits('box');
    assert.deepEqual(low, []);
}, { viewport: PHONE }));
