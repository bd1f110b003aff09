// What happens when the worker fails: the test's server hands out a hostile worker, the product knows of no test.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ARTICLE, OTHER } from './articles.mjs';
import { hold, openWorld, screenshot, withPage } from './harness.mjs';
import { annotated, articleText, open, paste, press, read, says, shows } from './reader.mjs';

const READY = "postMessage({ ready: true, note: '' });";
let world;
before(async () => { world = await openWorld(); });
after(() => world.close());
beforeEach(() => { delete world.server.overrides['worker.js']; });

/** The next worker is `body`; those after it are the real ones. */
function hostile(body) {
    let left = 1;
    world.server.overrides['worker.js'] = () => (left-- > 0 ? { body, type: 'text/javascript' } : null);
}

/** A reader has an article; at the next visit a hostile worker is to read it. */
async function revisit(page, body) {
    await open(world, page);
    await read(page, ARTICLE);
    hostile(body);
    await page.reload();
}

async function recovers(page) {
    assert.equal(await page.$eval('#box', (box) => box.value), ARTICLE, 'the text is kept');
    await press(page, /try again/);
    await shows(page, ARTICLE);
}

test('a panic in the worker gives a message, keeps the text, and the next worker reads it', () => withPage(world, async (page) => {
    await revisit(page, `${READY} onmessage = ({ data }) => postMessage({ id: data.id, error: 'unreachable', fatal: true });`);
    await says(page, /Reading failed \(unreachable\)/);
    await recovers(page);
}));

test('an exception in the worker gives a message, keeps the text, and the next worker reads it', () => withPage(world, async (page) => {
    await revisit(page, `${READY} onmessage = () => { throw new Error('hostile worker'); };`);
    await says(page, /Reading failed \(.*hostile worker/);
    await recovers(page);
}, { expected: [/hostile worker/] }));

test('a worker that hangs is given up with a message; the text is kept', () => withPage(world, async (page) => {
    await revisit(page, `${READY} onmessage = () => { for (;;); };`);
    await says(page, /took too long/);
    await recovers(page);
}));

test('a worker that hangs is replaced when a newer text comes', () => withPage(world, async (page) => {
    await revisit(page, `${READY} onmessage = () => { for (;;); };`);
    await page.waitForSelector('.progress');
    await sleep(300);
    await read(page, OTHER);
}));

test('a worker that cannot be loaded gives a message, and another try loads it', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    let left = 1;
    world.server.overrides['worker.js'] = () => (left-- > 0 ? { status: 404, body: 'gone', type: 'text/plain' } : null);
    await page.reload();
    await says(page, /could not start/);
    await recovers(page);
}, { expected: [/404/, /worker\.js/] }));

const damaged = { 'gazetteer.txt': 'dramatis-words', 'model.bin': 'no model' };
for (const [file, words] of [['gazetteer.txt', /lists of words and names did not arrive/], ['model.bin', /trained tagger did not arrive.*rules alone/]]) {
    test(`without ${file} the page works, and says that it is poorer`, () => withPage(world, async (page) => {
        world.server.overrides[file] = () => ({ status: 404, body: 'gone', type: 'text/plain' });
        await open(world, page);
        delete world.server.overrides[file];
        await says(page, words);
        await says(page, new RegExp(`${file}: the server answered 404`));
        await read(page, ARTICLE);
    }, { expected: [/404/] }));

    test(`with a damaged ${file} the page works, and says that it is poorer`, () => withPage(world, async (page) => {
        world.server.overrides[file] = () => ({ body: damaged[file], type: 'application/octet-stream' });
        await open(world, page);
        delete world.server.overrides[file];
        await says(page, words);
        await read(page, ARTICLE);
    }));
}

test('data that takes long is told with its size', (test) => withPage(world, async (page) => {
    const release = hold(world, 'model.bin', 'application/octet-stream');
    test.after(release);
    await page.goto(world.server.url);
    await says(page, /Fetching names and tagger, [0-9.]+ of [1-9][0-9.]* MB/, '.progress');
    await screenshot(page, 'loading');
    release();
    await annotated(page);
}));

test('an older request never overtakes a newer one', () => withPage(world, async (page) => {
    await open(world, page);
    await paste(page, { 'text/plain': ARTICLE.repeat(300) });
    await paste(page, { 'text/plain': OTHER });
    await shows(page, OTHER);
    await sleep(1500);
    assert.equal(await articleText(page), OTHER);
}));
