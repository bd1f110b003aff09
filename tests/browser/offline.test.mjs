// The second visit without network: the service worker keeps the page, all files of one version together.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ARTICLE, LINE } from './articles.mjs';
import { ROOT, openWorld, screenshot, until, withPage } from './harness.mjs';
import { CARD, MENTION, annotated, mention, noCard, open, read, shows } from './reader.mjs';

let world;
before(async () => { world = await openWorld({ offline: true }); });
after(() => world.close());

/** With somebody of whom only a part of the knowledge base knows. */
const KNOWN = `${ARTICLE}\nIn Hong Kong, the former lawmaker Eddie Chu called for aid to Sudan. “People need bread,” Chu told reporters.\n`;

const kept = () => navigator.serviceWorker.getRegistration().then((registration) => registration?.active?.state === 'activated');

test('the second visit needs no network', () => withPage(world, async (page) => {
    await open(world, page);
    await until(page, 'the page to be kept', kept);
    // What the knowledge base tells of an article is kept once the article was read.
    await page.reload();
    await annotated(page);
    await read(page, KNOWN);
    // Its parts arrive last of all, and then the cards tell of it.
    await (await mention(page, 'Eddie Chu')).click();
    await until(page, 'the knowledge base', (card) => /Legislative Council/.test(document.querySelector(`${card} .world`)?.textContent), CARD);
    await page.keyboard.press('Escape');
    await noCard(page);
    world.server.down = true;
    // The browser may be looking for a newer version just now.
    await sleep(500);
    const before = world.server.requests.length;
    try {
        await page.reload();
        await annotated(page);
        await read(page, KNOWN);
        assert.deepEqual(await page.$$eval('.notice', (notices) => notices.map((notice) => notice.innerText)), [], 'nothing is missing');
        await screenshot(page, 'offline');
        await page.goto(`${world.server.url}index.html`);
        await shows(page, KNOWN);
    } finally {
        world.server.down = false;
    }
    const answered = world.server.requests.slice(before).filter(({ status }) => status === 200);
    assert.deepEqual(answered, []);
}, { expected: [/503/] }));

test('a newer version takes over at the next visit, whole', () => withPage(world, async (page) => {
    await open(world, page);
    await until(page, 'the page to be kept', kept);
    const script = readFileSync(join(ROOT, 'dist/sw.js'), 'utf8').replace(/const VERSION = "\w+"/, 'const VERSION = "newer"');
    const home = readFileSync(join(ROOT, 'dist/index.html'), 'utf8').replace('<html', '<html data-newer');
    world.server.overrides['sw.js'] = { body: script, type: 'text/javascript' };
    world.server.overrides['index.html'] = { body: home, type: 'text/html' };
    try {
        await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
        await until(page, 'the newer one to wait', () => navigator.serviceWorker.getRegistration().then((registration) => registration.waiting));
        assert.equal(await page.$('html[data-newer]'), null);
        await page.reload();
        await page.waitForSelector(`html[data-newer] ${MENTION}`);
        assert.deepEqual(await page.evaluate(() => caches.keys()), ['dramatis-newer']);
    } finally {
        for (const file of ['sw.js', 'index.html']) delete world.server.overrides[file];
    }
    // Firefox tells of the download that the reload broke off.
}, { expected: [/ServiceWorker intercepted the request/] }));

test('what another program shares with the installed page is read, and reaches no server', () => withPage(world, async (page) => {
    const target = JSON.parse(readFileSync(join(ROOT, 'dist/manifest.webmanifest'), 'utf8')).share_target;
    const fields = Object.values(target.params).map((name) => `<textarea name="${name}"></textarea>`).join('');
    const body = `<!doctype html><title>Another program</title><link rel="icon" href="data:,"><form method="${target.method}" action="${target.action}" enctype="${target.enctype}">${fields}<button>Share</button></form>`;
    world.server.overrides['program.html'] = { body, type: 'text/html' };
    await open(world, page);
    await until(page, 'the page to be kept', kept);
    await page.goto(`${world.server.url}program.html`);
    await until(page, 'the keeper', () => navigator.serviceWorker.controller);
    await page.$eval('[name=text]', (field, text) => { field.value = text; }, LINE);
    world.server.requests.length = 0;
    await page.click('button');
    await shows(page, LINE);
    assert.deepEqual(world.server.requests.filter(({ path }) => path.endsWith('/share')), []);
    delete world.server.overrides['program.html'];
}));

test('the manifest names files that are there', async () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'dist/manifest.webmanifest'), 'utf8'));
    const sizes = manifest.icons.map(({ src }) => readFileSync(join(ROOT, 'dist', src)).length);
    assert.ok(sizes.length >= 3 && sizes.every((bytes) => bytes > 300), `${sizes}`);
    const named = readFileSync(join(ROOT, 'dist/index.html'), 'utf8').matchAll(/(?:href|content|src)="(\.\/[^"]+)"/g);
    for (const [, path] of named) assert.ok(readFileSync(join(ROOT, 'dist', path)).length > 300, path);
});
