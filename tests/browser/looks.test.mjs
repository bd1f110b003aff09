// The rail, the highlights, themes and print, and axe's opinion of every state. Leaves pictures in target/screenshots.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ARTICLE, LINE } from './articles.mjs';
import { DESKTOP, PHONE, axe, cannot, openWorld, screenshot, setViewport, until, withPage } from './harness.mjs';
import { annotated, articleText, cardOf, hover, intoCard, mention, open, press, read, says, sheetOf, tap, withText } from './reader.mjs';

let world;
before(async () => { world = await openWorld(); });
after(() => world.close());

const withArticle = (body, options) => withText(world, ARTICLE, body, options);

async function clean(page, state) {
    assert.deepEqual(await axe(page), [], `axe, ${state}`);
}

test('who said what: by speaker; a jump to the quote and back', () => withArticle(async (page) => {
    const rail = await page.$eval('#rail .quotes', (section) => section.innerText);
    assert.match(rail, /Ingrid Solberg/);
    assert.match(rail, /WFP|World Food Programme/);
    await setViewport(page, { width: 1280, height: 300, deviceScaleFactor: 1 });
    // The driver scrolls the button into view first: where the reader was is known when it is pressed.
    await page.evaluate(() => addEventListener('pointerdown', () => { window.from = scrollY; }, { capture: true, once: true }));
    await press(page, /first ship could leave/, '#rail .quotes');
    await until(page, 'the quote in sight', () => {
        const focus = document.activeElement;
        const { top, bottom } = focus.getBoundingClientRect();
        return focus.matches('.quote') && /first ship/.test(focus.textContent) && top >= 0 && bottom <= innerHeight;
    });
    await page.keyboard.press('b');
    await until(page, 'the way back', () => scrollY === window.from && document.activeElement.id.startsWith('said-'));
}));

test('each speaker of a paragraph stands beside it; on a phone above it', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, `${LINE} Ukrainian President Pavlo Hrynko said that Ukraine would load the ships. Solberg added that the ships were old.`);
    const labels = () => page.$$eval('#article .speaker-label', (labels) => labels.filter((label) => label.checkVisibility()).map((label) => {
        const { content } = getComputedStyle(label, '::before');
        return [label.parentElement.className, label.dataset.by, content !== 'none'];
    }));
    const both = [['block body', 'Ingrid Solberg,\nPavlo Hrynko', true]];
    assert.deepEqual(await labels(), both);
    await page.setViewport({ width: 390, height: 844 });
    await until(page, 'one column', () => getComputedStyle(document.querySelector('#article .block > .speaker-label')).position === 'static');
    assert.deepEqual(await labels(), both);
}));

test('who is who: by kind, with counts, each entry with its card', () => withArticle(async (page) => {
    const people = await page.$eval('#rail .people', (section) => section.innerText);
    for (const words of [/People/, /Organizations/, /Places/, /Events/, /Ingrid Solberg/, /United Nations/, /Geneva Conference/]) assert.match(people, words);
    const entry = await page.evaluateHandle(() => [...document.querySelectorAll('#rail a.who')].find((link) => /Hrynko/.test(link.textContent)));
    await hover(page, entry.asElement());
    assert.match(await cardOf(page, 'Pavlo Hrynko'), /President/);
}));

test('highlights: each kind can be switched off, and all of them; that is remembered', () => withArticle(async (page) => {
    const looks = (text) => mention(page, text).then((link) => link.evaluate((node) => {
        const { backgroundColor, textDecorationLine, borderBottomStyle, backgroundImage } = getComputedStyle(node);
        return [backgroundColor, textDecorationLine, borderBottomStyle, backgroundImage].join();
    }));
    const [person, place] = [await looks('Pavlo Hrynko'), await looks('Oslo')];
    await press(page, /people/, '#rail .highlights');
    await until(page, 'the switch', () => document.querySelector('#rail .mark[aria-pressed=false]'));
    assert.notEqual(await looks('Pavlo Hrynko'), person);
    assert.equal(await looks('Oslo'), place);
    await press(page, /off/, '#rail .highlights');
    assert.notEqual(await looks('Oslo'), place);
    await page.reload();
    await annotated(page);
    assert.notEqual(await looks('Oslo'), place);
    assert.equal(await articleText(page), ARTICLE);
}));

test('one actor highlighted dims the others', () => withArticle(async (page) => {
    await intoCard(page, 'Ingrid Solberg');
    const looks = (text) => mention(page, text).then((link) => link.evaluate((node) => {
        const { backgroundColor, textDecorationColor, opacity, borderBottomColor } = getComputedStyle(node);
        return [backgroundColor, textDecorationColor, opacity, borderBottomColor].join();
    }));
    const before = await looks('Pavlo Hrynko');
    await press(page, /highlight only this/, '#card');
    await page.keyboard.press('Escape');
    await until(page, 'the button pressed', () => !document.querySelector('#card:not([hidden])'));
    assert.notEqual(await looks('Pavlo Hrynko'), before);
}));

test('axe finds nothing, light and dark: first visit, article, card, share, help', () => withPage(world, async (page) => {
    await open(world, page);
    await screenshot(page, 'first-visit');
    await clean(page, 'first visit');
    await read(page, ARTICLE);
    for (const theme of ['light', 'dark']) {
        await press(page, /theme:/);
        await until(page, `the ${theme} theme`, (theme) => document.documentElement.dataset.theme === theme, theme);
        await screenshot(page, theme);
        await clean(page, theme);
        await hover(page, await mention(page, 'Ingrid Solberg'));
        await cardOf(page, 'Ingrid Solberg');
        await clean(page, `${theme}, card`);
        await screenshot(page, `${theme}-card`);
        await page.keyboard.press('Escape');
        for (const [button, state] of [[/^\s*share/, 'share'], [/^\?? ?help/, 'help']]) {
            await press(page, button, 'header');
            await until(page, state, () => document.querySelector('dialog[open]'));
            await clean(page, `${theme}, ${state}`);
            await screenshot(page, `${theme}-${state}`);
            await page.keyboard.press('Escape');
            await until(page, 'no dialog', () => !document.querySelector('dialog[open]'));
        }
    }
}));

test('axe finds nothing on a phone: article, sheet, panels; nothing is wider than the screen', () => withArticle(async (page) => {
    const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    await clean(page, 'phone');
    assert.equal(await isWide(), false);
    await screenshot(page, 'phone');
    await tap(page, await mention(page, 'Pavlo Hrynko'));
    await sheetOf(page, 'Pavlo Hrynko');
    await clean(page, 'phone, sheet');
    await page.keyboard.press('Escape');
    for (const panel of ['Who', 'Quotes', 'Highlights']) {
        await press(page, new RegExp(`^${panel}`), 'nav.bar');
        await until(page, panel, () => getComputedStyle(document.querySelector('#rail')).visibility === 'visible');
        await clean(page, `phone, ${panel}`);
        assert.equal(await isWide(), false, panel);
        await screenshot(page, `phone-${panel.toLowerCase()}`);
        await page.keyboard.press('Escape');
    }
}, { viewport: PHONE }));

test('controls of a phone are large enough for a finger', () => withArticle(async (page) => {
    const small = await page.$$eval('header button, nav.bar button', (buttons) => buttons
        .filter((button) => button.checkVisibility())
        .map((button) => ({ words: button.textContent, height: button.getBoundingClientRect().height }))
        .filter(({ height }) => height < 44));
    assert.deepEqual(small, []);
}, { viewport: PHONE }));

test('a system with a dark theme gets it', async () => {
    const night = await openWorld({ dark: true });
    try {
        await withPage(night, async (page) => {
            await open(night, page);
            assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(21, 24, 28)');
            await clean(page, 'dark system');
        });
    } finally {
        await night.close();
    }
});

test('the article can be printed', { skip: cannot('pdf') }, () => withArticle(async (page) => {
    const pdf = await page.pdf({ format: 'A4' });
    assert.ok(pdf.length > 1000);
}));

test('print shows the article alone', { skip: cannot('print') }, () => withArticle(async (page) => {
    await page.emulateMediaType('print');
    const seen = await page.evaluate(() => ['#article', 'header button', '#rail', 'nav.bar', '#box'].map((selector) => document.querySelector(selector).checkVisibility()));
    assert.deepEqual(seen, [true, false, false, false, false]);
    await screenshot(page, 'print');
    await page.emulateMediaType('screen');
}, { viewport: DESKTOP }));

test('the count of results is announced politely, once', () => withArticle(async (page) => {
    await says(page, /\d+ names found; \d+ quotes?\./, '[aria-live=polite], [role=status]');
}));
