// The page by keyboard alone: how often Tab stops, and a reader who never touches a mouse.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ARTICLE, OTHER } from './articles.mjs';
import { openWorld, until, withPage } from './harness.mjs';
import { open, paste, read, shows } from './reader.mjs';

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
    const few = async (state) => {
        const [all, bound] = [await stops(page), await actors(page) + 15];
        assert.ok(all.length > 15 && all.length <= bound, `${state}: ${all.length} stops, at most ${bound}:\n${all.join('\n')}`);
    };
    await few('first visit');
    await read(page, ARTICLE);
    await few('article');
    await paste(page, { 'text/plain': OTHER });
    await shows(page, OTHER);
    await paste(page, { 'text/plain': ARTICLE });
    await shows(page, ARTICLE);
    await page.$$eval('.notice button.quiet', (buttons) => buttons.forEach((button) => button.click()));
    await page.keyboard.press('e');
    await until(page, 'the box and the texts of the past', () => document.querySelector('#box').checkVisibility() && document.querySelector('.recent'));
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
