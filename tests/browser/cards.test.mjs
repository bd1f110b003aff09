// Hover cards by mouse, keyboard and touch.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ARTICLE } from './articles.mjs';
import { DESKTOP, PHONE, openWorld, screenshot, until, withPage } from './harness.mjs';
import { CARD, MENTION, cardOf, hasCard, hover, mention, noCard, open, press, read, says, tap } from './reader.mjs';

let world;
before(async () => { world = await openWorld(); });
after(() => world.close());

const withArticle = (body, options) => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    await body(page);
}, options);

test('hover opens the card after a while, the pointer may go into it, leaving closes it', () => withArticle(async (page) => {
    await hover(page, await mention(page, 'Ingrid Solberg'));
    await sleep(200);
    assert.equal(await hasCard(page), false, 'too early');
    const words = await cardOf(page, 'Ingrid Solberg');
    assert.match(words, /Foreign Minister/);
    assert.match(words, /mention/i);
    await screenshot(page, 'card');
    await hover(page, await page.$(`${CARD} .name`));
    await sleep(600);
    assert.equal(await hasCard(page), true, 'the pointer is in it');
    await page.mouse.move(2, DESKTOP.height - 2, { steps: 4 });
    await noCard(page);
}));

test('a pointer that only passes by opens nothing', () => withArticle(async (page) => {
    await hover(page, await mention(page, 'Pavlo Hrynko'));
    await page.mouse.move(2, DESKTOP.height - 2);
    await sleep(700);
    assert.equal(await hasCard(page), false);
}));

test('each actor has a card: people, organizations, places, groups, events', () => withArticle(async (page) => {
    const first = await page.$$eval(MENTION, (links) => {
        const seen = new Map();
        for (const link of links) if (link.dataset.a && !seen.has(link.dataset.a)) seen.set(link.dataset.a, link.dataset.m);
        return [...seen.values()];
    });
    assert.ok(first.length >= 8, `${first.length} actors`);
    const kinds = new Set();
    for (const index of first) {
        await page.mouse.move(1, 1);
        await noCard(page);
        await hover(page, await page.$(`${MENTION}[data-m="${index}"]`));
        await until(page, `the card of mention ${index}`, (selector, index) => {
            const [link, card] = [document.querySelector(`#article a.m[data-m="${index}"]`), document.querySelector(selector)];
            return card?.querySelector('.name') && card.querySelector(`section.actor.${link.classList[1]}`);
        }, CARD, index);
        kinds.add(await page.$eval(`${CARD} .kind`, (kind) => kind.textContent));
    }
    assert.deepEqual([...kinds].sort(), ['Event', 'Group', 'Organization', 'Person', 'Place']);
}));

test('keyboard: Tab opens, Esc closes and leaves the focus, Enter goes in', () => withArticle(async (page) => {
    await page.focus('#article');
    await page.keyboard.press('Tab');
    await until(page, 'the focus on a mention', () => document.activeElement.matches('#article a.m'));
    await until(page, 'a card', (selector) => document.querySelector(selector), CARD);
    await page.keyboard.press('Escape');
    await noCard(page);
    assert.equal(await page.evaluate(() => document.activeElement.matches('#article a.m')), true);
    await page.keyboard.press('Enter');
    await until(page, 'the focus in the card', () => document.activeElement.closest('#card'));
    await page.keyboard.press('Escape');
    await noCard(page);
    assert.equal(await page.evaluate(() => document.activeElement.matches('#article a.m')), true);
}));

test('Tab stops at no more than one mention of each actor', () => withArticle(async (page) => {
    const stops = await page.$$eval(MENTION, (links) => links.filter((link) => link.tabIndex === 0).map((link) => link.dataset.a));
    assert.equal(new Set(stops).size, stops.length);
    assert.ok(stops.length > 5);
}));

test('next and previous mention go with the card', () => withArticle(async (page) => {
    await hover(page, await mention(page, 'Ingrid Solberg'));
    assert.match(await cardOf(page, 'Ingrid Solberg'), /Mention 1 of/);
    await press(page, /next mention/, '#card');
    await says(page, /Mention 2 of/, CARD);
    await press(page, /previous mention/, '#card');
    await says(page, /Mention 1 of/, CARD);
}));

test('a quote in the card leads to its place', () => withArticle(async (page) => {
    await hover(page, await mention(page, 'Ingrid Solberg'));
    await cardOf(page, 'Ingrid Solberg');
    await press(page, /we have the ships/, '#card');
    await noCard(page);
    await until(page, 'the quote in focus', () => document.activeElement.matches('.quote[data-q]'));
    assert.match(await page.evaluate(() => document.activeElement.textContent), /We have the ships/);
}));

for (const width of [320, 1280]) {
    test(`the card stays in a window ${width} pixels wide and off its mention`, () => withArticle(async (page) => {
        for (const name of ['Ingrid Solberg', 'Pavlo Hrynko', 'Geneva Conference']) {
            const link = await mention(page, name);
            await page.mouse.move(1, 1);
            await noCard(page);
            await hover(page, link);
            await cardOf(page, name);
            const apart = await page.evaluate((link, selector) => {
                const card = document.querySelector(selector).getBoundingClientRect();
                const lines = [...link.getClientRects()];
                const inside = card.left >= 0 && card.right <= innerWidth && card.top >= 0 && card.bottom <= innerHeight;
                const covers = lines.some((line) => line.left < card.right && card.left < line.right && line.top < card.bottom && card.top < line.bottom);
                return { inside, covers, wide: card.width > 360 };
            }, link, CARD);
            assert.deepEqual(apart, { inside: true, covers: false, wide: false }, name);
        }
    }, { viewport: { width, height: 700 } }));
}

test('phone: a tap opens a sheet with the line in sight; a tap outside closes it', () => withArticle(async (page) => {
    const link = await mention(page, 'Pavlo Hrynko');
    await tap(page, link);
    assert.match(await cardOf(page, 'Pavlo Hrynko'), /President/);
    await screenshot(page, 'phone-sheet');
    const place = await page.evaluate((link, selector) => {
        const [line, card] = [link.getBoundingClientRect(), document.querySelector(selector).getBoundingClientRect()];
        return { sheet: document.querySelector(selector).classList.contains('sheet'), wide: card.width >= document.documentElement.clientWidth - 2, above: line.bottom <= card.top && line.top >= 0 };
    }, link, CARD);
    assert.deepEqual(place, { sheet: true, wide: true, above: true });
    await page.touchscreen.tap(195, 30);
    await noCard(page);
}, { viewport: PHONE }));

test('phone: the Back button and a swipe close the sheet', () => withArticle(async (page) => {
    await tap(page, await mention(page, 'Pavlo Hrynko'));
    await cardOf(page, 'Pavlo Hrynko');
    await page.evaluate(() => history.back());
    await noCard(page);
    await tap(page, await mention(page, 'Ingrid Solberg'));
    await cardOf(page, 'Ingrid Solberg');
    const { x, y } = await page.$eval('#card .grip', (grip) => {
        const { left, top, width, height } = grip.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
    });
    const finger = await page.touchscreen.touchStart(x, y);
    for (const way of [30, 60, 90, 120]) await finger.move(x, y + way);
    await finger.end();
    await noCard(page);
}, { viewport: PHONE }));
