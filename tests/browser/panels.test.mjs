// The lists of the rail: search in who's who, timeline, network, and how they follow the article.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ARTICLE } from './articles.mjs';
import { PHONE, axe, differing, openWorld, picture, screenshot, setViewport, until } from './harness.mjs';
import { noCard, press, tap, withText } from './reader.mjs';

let world;
before(async () => { world = await openWorld({ layers: true }); });
after(() => world.close());

const withArticle = (body, options) => withText(world, ARTICLE, body, options);

const names = (page) => page.$$eval('#rail .people .entry .name', (nodes) => nodes.map((node) => node.textContent));

/** Forty people who meet in pairs and threes. */
const FIRST = 'Anna Boris Carla David Elena Frank Greta Henry Irene James'.split(' ');
const LAST = 'Kovac Lindqvist Moreau Novak'.split(' ');
const CROWD = FIRST.flatMap((first) => LAST.map((last) => `${first} ${last}ov`));
const MEETINGS = `Forty Delegates Meet in Geneva\n\nGENEVA, March 3, 2025 – Talks began on Monday.\n\n${CROWD
    .map((name, at) => `Mr ${name} met Mrs ${CROWD[(at * 7 + 3) % 40]} and Mr ${CROWD[(at + 1) % 40]} on March ${at % 28 + 1}.`).join('\n\n')}\n`;

test('timeline: dates in order under their days, with the words of the text; a jump to the place and back', () => withArticle(async (page) => {
    const days = await page.$$eval('#rail .timeline h3', (headings) => headings.map((heading) => heading.textContent));
    assert.deepEqual(days.slice(0, 2), ['Mon 3 March 2025', 'Mon 10 March 2025']);
    assert.ok(days.includes('April 2025'), days.join());
    assert.match(await page.$eval('#rail .timeline', (list) => list.innerText), /said on Monday that Norway would lend/);
    assert.equal(await page.$$eval('#rail .timeline [tabindex="0"]', (stops) => stops.length), 1);
    assert.ok(await page.$('#rail .timeline svg.axis[aria-hidden=true] path.dots'));
    await setViewport(page, { width: 1280, height: 300, deviceScaleFactor: 1 });
    await page.evaluate(() => addEventListener('pointerdown', () => { window.from = scrollY; }, { capture: true, once: true }));
    await press(page, /meet at the Geneva Conference in April/, '#rail .timeline');
    await until(page, 'the date in sight', () => {
        const { top, bottom } = document.activeElement.getBoundingClientRect();
        return document.activeElement.matches('#article a.date') && document.activeElement.textContent === 'April' && top >= 0 && bottom <= innerHeight;
    });
    await page.keyboard.press('b');
    await until(page, 'the way back', () => scrollY === window.from && document.activeElement.id.startsWith('when-'));
    await page.keyboard.press('ArrowDown');
    await until(page, 'an actor of the sentence', () => document.activeElement.matches('.timeline a.who'));
    await page.keyboard.press('Enter');
    await until(page, 'its card', () => document.querySelector('#card:not([hidden]) .name'));
}));

test('network: a name a node, its edges in words, its card; arrows go round; one can be chosen', () => withArticle(async (page) => {
    const labels = await page.$$eval('#rail .network a.who', (nodes) => nodes.map((node) => node.getAttribute('aria-label')));
    assert.ok(labels.some((label) => /^Ingrid Solberg, with .*Norway.* \(\d+\)/.test(label)), labels.join('\n'));
    assert.equal(await page.$$eval('#rail .network svg a[tabindex="0"]', (stops) => stops.length), 1);
    await page.$eval('#rail .network svg a[tabindex="0"]', (node) => node.focus());
    await page.keyboard.press('ArrowDown');
    const second = await page.$$eval('#rail .network svg a', (nodes) => (nodes[1] === document.activeElement ? nodes[1].dataset.actor : null));
    assert.notEqual(second, null, 'the second node has the focus');
    await until(page, 'its edges to stand out', () => getComputedStyle(document.activeElement.parentElement.querySelector('.own')).opacity === '1');
    await page.keyboard.press('Enter');
    await until(page, 'a card', () => document.querySelector('#card:not([hidden]) .name'));
    await page.keyboard.press('Escape');
    await noCard(page);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.actor), second, 'Esc leaves the focus on the node');
    await press(page, /enlarge/, '#rail .network');
    await until(page, 'the large picture', () => document.querySelector('.net.large > svg')?.getBoundingClientRect().width > 600);
    await screenshot(page, 'network-large');
    // Only a picture shows whether it lies over the page: what is beneath makes no difference then.
    // Without its right edge: there WebKit shows a scroll bar that fades when it likes.
    const box = await page.$eval('.net.large', (frame) => ({ ...frame.getBoundingClientRect().toJSON(), right: frame.getBoundingClientRect().right - 16 }));
    const over = await picture(page, 'network-over', box);
    await page.$eval('#article', (article) => { article.style.visibility = 'hidden'; });
    assert.equal(differing(over, await picture(page, 'network-alone', box)), 0, 'pixels of the article are seen through it');
    await page.$eval('#article', (article) => { article.style.visibility = ''; });
    assert.ok(await page.evaluate(() => document.activeElement.matches('.net.large .enlarge')), 'the focus goes along');
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press('Escape');
    await until(page, 'the small picture', () => !document.querySelector('.net.large') && document.activeElement.matches('#rail .net .enlarge'));
}));

test('network: forty names in the rail do not lie over each other and stay within it', () => withText(world, MEETINGS, async (page) => {
    await page.$eval('#rail .network', (section) => section.scrollIntoView());
    const nodes = await page.$$eval('#rail .network a.who', (nodes) => nodes.length);
    assert.ok(nodes >= 35, `${nodes} nodes`);
    await screenshot(page, 'network-forty');
    const wrong = await page.$eval('#rail .network svg', (svg) => {
        const frame = svg.getBoundingClientRect();
        const ends = [...svg.querySelectorAll('.node path + text')].map((text) => text.getBoundingClientRect());
        const starts = [...svg.querySelectorAll('.node a > path')].map((path) => path.getBoundingClientRect());
        const outside = ends.filter((box) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
        const near = starts.filter((box, at) => starts.some((other, place) => place < at && Math.hypot(box.x - other.x, box.y - other.y) < 7));
        return [outside.length, near.length];
    });
    assert.deepEqual(wrong, [0, 0]);
}));

test('search in who is who: / goes there, names and roles are found, the count is told, Esc clears', () => withArticle(async (page) => {
    const all = await names(page);
    await page.keyboard.press('/');
    await until(page, 'the field', () => document.activeElement.id === 'search');
    await page.keyboard.type('president');
    await until(page, 'one name', () => document.querySelectorAll('#rail .people .entry').length === 1);
    assert.deepEqual(await names(page), ['Pavlo Hrynko']);
    assert.equal(await page.$eval('#rail .people [role=status]', (words) => words.textContent), `1 of ${all.length} names`);
    assert.deepEqual(await page.$$eval('#rail .people h3', (headings) => headings.map((heading) => heading.textContent)), ['People']);
    assert.equal(await page.$$eval('#rail .people [tabindex="0"]', (stops) => stops.length), 1);
    await page.keyboard.press('Escape');
    await until(page, 'all names', (count) => document.querySelectorAll('#rail .people .entry').length === count, all.length);
    assert.equal(await page.$eval('#search', (field) => field.value), '');
    await page.keyboard.type('wfp');
    await until(page, 'an alias', () => document.querySelectorAll('#rail .people .entry').length === 1);
    assert.match((await names(page)).join(), /World Food Programme/);
}));

test('each entry shows where in the article its mentions are', () => withArticle(async (page) => {
    const strokes = await page.$$eval('#rail .people .entry', (entries) => entries.map((entry) => [
        entry.querySelector('svg.strip[aria-hidden=true] path').getAttribute('d').split('M').length - 1, Number(entry.querySelector('.count').textContent)]));
    for (const [shown, count] of strokes) assert.ok(shown >= 1 && shown <= count, `${shown} strokes for ${count} mentions`);
    assert.ok(strokes.some(([shown]) => shown > 2));
}));

test('the rail follows the paragraph in view', () => withText(world, MEETINGS, async (page) => {
    const here = () => page.$$eval('#rail .people [data-here] .name', (nodes) => nodes.map((node) => node.textContent));
    const goTo = (text) => page.evaluate((text) => {
        const block = [...document.querySelectorAll('#article .block')].find((block) => block.textContent.startsWith(text));
        scrollTo(0, scrollY + block.getBoundingClientRect().top - innerHeight * 0.3);
    }, text);
    await page.mouse.move(5, 5);
    for (const name of [CROWD[30], CROWD[9]]) {
        await goTo(`Mr ${name}`);
        await until(page, `a mark at ${name}`, (name) => [...document.querySelectorAll('#rail .people [data-here] .name')].some((node) => node.textContent === name), name);
        const marked = await here();
        assert.ok(marked.length >= 2 && marked.length <= 4, marked.join());
        await until(page, 'a mark in sight', () => [...document.querySelectorAll('#rail [data-here]')].some((node) => {
            const { top, bottom } = node.getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
        }));
    }
    assert.ok(await page.$('#rail .timeline [data-here]'), 'its date is marked, too');
}));

test('the ways to the lists scroll the rail', () => withArticle(async (page) => {
    await press(page, /^Network/, '#rail .ways');
    await until(page, 'the network in sight', () => document.querySelector('#rail .network h2').getBoundingClientRect().top < innerHeight - 100);
    await press(page, /^Timeline/, '#rail .ways');
    await screenshot(page, 'rail-timeline');
}));

test('a phone reaches timeline and network through its drawer', () => withArticle(async (page) => {
    for (const panel of ['Timeline', 'Network']) {
        await press(page, /^Who/, 'nav.bar');
        await until(page, 'the drawer', () => document.querySelector('#rail .people').checkVisibility());
        const way = await page.evaluateHandle((panel) => [...document.querySelectorAll('#rail .ways button')].find((button) => button.textContent === panel), panel);
        await tap(page, way.asElement());
        await until(page, panel, (section) => document.querySelector(section).checkVisibility() && !document.querySelector('#rail .people').checkVisibility(), `#rail .${panel.toLowerCase()}`);
        const small = await page.$$eval('#rail button', (buttons) => buttons
            .filter((button) => button.checkVisibility() && button.getBoundingClientRect().height < 44).map((button) => button.outerHTML.slice(0, 80)));
        assert.deepEqual(small, [], 'large enough for a finger');
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'nothing is wider than the screen');
        assert.deepEqual(await axe(page), [], `axe, ${panel}`);
        await screenshot(page, `phone-${panel.toLowerCase()}`);
        await page.keyboard.press('Escape');
        await until(page, 'no drawer', () => !document.querySelector('#rail').checkVisibility());
    }
}, { viewport: PHONE }));
