// Hover cards by mouse, keyboard and touch.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ARTICLE } from './articles.mjs';
import { DESKTOP, PATIENCE, PHONE, openWorld, screenshot, until, withPage } from './harness.mjs';
import { CARD, MENTION, cardOf, hasCard, hover, intoCard, mention, noCard, open, press, read, says, sheetOf, tap, withText } from './reader.mjs';

let world;
before(async () => { world = await openWorld(); });
after(() => world.close());

const withArticle = (body, options) => withText(world, ARTICLE, body, options);

test('hover opens the card after a while, the pointer may go into it, leaving closes it', () => withArticle(async (page) => {
    // The page's own clock: the driver's may be late.
    await page.evaluate((card) => {
        addEventListener('pointerover', ({ target }) => target.matches('a.m') && setTimeout(() => { window.early ??= Boolean(document.querySelector(card)); }, 200));
    }, CARD);
    await hover(page, await mention(page, 'Ingrid Solberg'));
    await until(page, 'a moment', () => window.early !== undefined);
    assert.equal(await page.evaluate(() => window.early), false, 'too early');
    const words = await cardOf(page, 'Ingrid Solberg');
    assert.match(words, /Foreign Minister/);
    assert.match(words, /mention/i);
    assert.ok(await page.$eval(`${CARD} .actor .tools`, (tools) => tools.clientHeight) < 45, 'its buttons are one line high');
    await screenshot(page, 'card');
    await intoCard(page, 'Ingrid Solberg', 3);
    await sleep(600);
    assert.equal(await hasCard(page), true, 'the pointer is in it');
    await page.mouse.move(2, DESKTOP.height - 2, { steps: 4 });
    await noCard(page);
}));

/** Lets the pointer pass by the mention `name`; gives for how many ms it was over mentions, by the page's own clock. */
async function passBy(page, name) {
    const link = await mention(page, name);
    await page.evaluate(() => { window.over = []; });
    await hover(page, link);
    await page.mouse.move(2, DESKTOP.height - 2);
    await until(page, 'the pointer elsewhere', () => window.over.at(-1)?.type === 'pointerout');
    return page.evaluate(() => window.over.at(-1).at - window.over[0].at);
}

test('a pointer that only passes by opens nothing', () => withArticle(async (page) => {
    await page.evaluate(() => {
        for (const type of ['pointerover', 'pointerout']) addEventListener(type, ({ target }) => target.matches('a.m') && window.over.push({ type, at: performance.now() }));
    });
    // On a busy machine it may stay as long as one that wants the card: then once more.
    for (const end = Date.now() + PATIENCE; await passBy(page, 'Pavlo Hrynko') > 400; await noCard(page)) assert.ok(Date.now() < end, 'it never was quick');
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
    assert.match(await intoCard(page, 'Ingrid Solberg'), /Mention 1 of/);
    await press(page, /next mention/, '#card');
    await says(page, /Mention 2 of/, CARD);
    await press(page, /previous mention/, '#card');
    await says(page, /Mention 1 of/, CARD);
}));

test('a quote in the card leads to its place', () => withArticle(async (page) => {
    await intoCard(page, 'Ingrid Solberg');
    await press(page, /we have the ships/, '#card');
    await noCard(page);
    await until(page, 'the quote in focus', () => document.activeElement.matches('.quote[data-q]'));
    assert.match(await page.evaluate(() => document.activeElement.textContent), /We have the ships/);
}));

// The second is a window of 1280 by 1024 pixels at 400 %.
for (const [width, height] of [[320, 700], [320, 256], [1280, 700]]) {
    test(`the card stays in a window of ${width} by ${height} pixels and off its mention`, () => withArticle(async (page) => {
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
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'nothing is wider than the window');
    }, { viewport: { width, height } }));
}

test('a mention that wraps has its card at the line nearest the pointer', () => withPage(world, async (page) => {
    await open(world, page);
    const name = 'Organization for Security and Cooperation in Europe';
    await read(page, `${['On', 'Yesterday on', 'It was yesterday that on'].map((start) => `${start} Monday envoys of the ${name} met.`).join(' ')}\n`);
    const lines = await page.evaluate((selector, name) => {
        const link = [...document.querySelectorAll(selector)].find((link) => link.textContent.includes(name) && link.getClientRects().length === 2);
        link?.setAttribute('data-wraps', '');
        return [...link?.getClientRects() ?? []].map(({ left, right, top, bottom }) => ({ left, right, x: (left + right) / 2, y: (top + bottom) / 2 }));
    }, MENTION, name);
    assert.equal(lines.length, 2, 'one of them wraps');
    assert.ok(lines[0].left > lines[1].left + 50, 'the lines begin apart');
    for (const { left, x, y } of lines) {
        await page.mouse.move(2, 2);
        await noCard(page);
        await page.mouse.move(x, y, { steps: 3 });
        await until(page, 'a card', (selector) => document.querySelector(selector), CARD);
        const card = await page.$eval(CARD, (card) => card.getBoundingClientRect().left);
        assert.ok(Math.abs(card - left) <= 2, `the card at ${card}, its line at ${left}`);
    }
}));

test('words selected in the card keep it open, and the next card is quick', () => withArticle(async (page) => {
    await intoCard(page, 'Ingrid Solberg');
    const words = await page.$eval(`${CARD} .name`, (name) => {
        const range = document.createRange();
        range.selectNodeContents(name);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return { left, right, y: (top + bottom) / 2 };
    });
    await page.mouse.move(words.left + 1, words.y, { steps: 4 });
    await page.mouse.down();
    await page.mouse.move(words.right - 1, words.y, { steps: 4 });
    await page.mouse.up();
    await page.mouse.move(2, DESKTOP.height - 2, { steps: 4 });
    await sleep(700);
    assert.match(await page.evaluate(() => String(getSelection())), /ngrid Solber/);
    assert.equal(await hasCard(page), true, 'while words in it are selected');
    await page.evaluate(() => getSelection().removeAllRanges());
    await noCard(page);
    await hover(page, await mention(page, 'Ingrid Solberg'));
    await cardOf(page, 'Ingrid Solberg');
    const { x, y } = await (await mention(page, 'OSLO')).evaluate((link) => {
        const { left, top, width, height } = link.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
    });
    // The first card would still wait when this one is there. What counts is which comes first, not how long a busy machine draws.
    await page.evaluate((selector) => addEventListener('pointerover', ({ target }) => {
        if (!target.matches('a.m') || window.waits) return;
        window.waits = new Promise((done) => {
            let late = false;
            setTimeout(() => { late = true; }, 440);
            const look = () => /oslo/i.test(document.querySelector(`${selector} .name`)?.textContent) && done(late);
            new MutationObserver(look).observe(document.querySelector('#card'), { attributes: true, characterData: true, childList: true, subtree: true });
            look();
        });
    }), CARD);
    await page.mouse.move(x, y);
    assert.equal(await page.evaluate(() => window.waits), false, 'as late as the first');
}));

test('cards on hover can be switched off and on with one click, which is remembered', () => withArticle(async (page) => {
    await intoCard(page, 'Ingrid Solberg');
    await press(page, /cards only on click/, '#card');
    await noCard(page);
    await page.reload();
    await until(page, 'the article', (mention) => document.querySelector(mention), MENTION);
    await page.mouse.move(2, 2);
    await hover(page, await mention(page, 'Pavlo Hrynko'));
    await sleep(900);
    assert.equal(await hasCard(page), false, 'switched off');
    await (await mention(page, 'Pavlo Hrynko')).click();
    await cardOf(page, 'Pavlo Hrynko');
    await page.keyboard.press('Escape');
    await noCard(page);
    await press(page, /cards on hover/, '#rail');
    await page.mouse.move(2, 2);
    await hover(page, await mention(page, 'Pavlo Hrynko'));
    await cardOf(page, 'Pavlo Hrynko');
}));

test('phone: a tap opens a sheet with the line in sight; a tap outside closes it', () => withArticle(async (page) => {
    const link = await mention(page, 'Pavlo Hrynko');
    await tap(page, link);
    assert.match(await sheetOf(page, 'Pavlo Hrynko'), /President/);
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
    await sheetOf(page, 'Pavlo Hrynko');
    await page.evaluate(() => history.back());
    await noCard(page);
    await tap(page, await mention(page, 'Ingrid Solberg'));
    await sheetOf(page, 'Ingrid Solberg');
    const { x, y } = await page.$eval('#card .grip', (grip) => {
        const { left, top, width, height } = grip.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
    });
    const finger = await page.touchscreen.touchStart(x, y);
    for (const way of [30, 60, 90, 120]) await finger.move(x, y + way);
    await finger.end();
    await noCard(page);
}, { viewport: PHONE }));
