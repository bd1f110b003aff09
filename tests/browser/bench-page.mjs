// Takes a JSON-lines file of texts; prints how long a reader of the built page waits in headless Chromium: medians, each with its bar.
// Prints only: a machine that is busy must fail no test.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { DESKTOP, ROOT, openWorld } from './harness.mjs';
import { CARD, MENTION } from './reader.mjs';

const RUNS = 5;
/** Chrome's "Fast 4G": 1.6 Mbit/s up, 9 Mbit/s down with what its own limits leave, 165 ms there and back. */
const FAST_4G = { offline: false, latency: 165, downloadThroughput: (9e6 / 8) * 0.9, uploadThroughput: (1.5e6 / 8) * 0.9 };
const SLOW_CPU = { rate: 4 };

const texts = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).text).join('\n\n');
/** A text of so many characters; another one for each run. */
const text = (size, run) => `Run ${run}.\n\n${texts.repeat(Math.ceil(size / texts.length)).slice(0, size - 9)}`;
const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
const line = (what, figures, bar, unit = 'ms') => {
    const found = median(figures);
    const shown = unit === 'ms' ? Math.round(found) : found.toFixed(2);
    console.log(`${found <= bar ? 'ok  ' : 'OVER'} ${what}: ${shown} ${unit}, bar ${bar} ${unit} (${figures.map((figure) => Math.round(figure * 100) / 100).join(', ')})`);
};

const world = await openWorld();
try {
    const page = await fresh();
    for (const [size, bar] of [[5_000, 100], [50_000, 400]]) {
        const pastes = await several((run) => paint(page, text(size, run)));
        line(`paste of ${size} characters to its annotation on the screen`, pastes.map(({ painted }) => painted), bar);
        if (size === 50_000) line('longest task of the window meanwhile', pastes.map(({ longest }) => longest), 50);
    }
    line('card after a click', await several(() => card(page)), 50);
    line('input delay while 1,000,000 characters are read and drawn', await delays(page), 100);
    // As a static host sends them.
    world.server.packed = true;
    const loads = [];
    for (let run = 0; run < 3; run += 1) loads.push(await load());
    line('first load, Fast 4G and a CPU four times slower, until one can type and the sample is there', loads.map(({ usable }) => usable), 2000);
    line('the same, until it is annotated', loads.map(({ annotated }) => annotated), 3500);
    line('all that a first visit fetches, as brotli, without shards of the knowledge base', [transfer()], 2.6, 'MB');
} finally {
    await world.close();
}

async function several(measure) {
    const figures = [];
    for (let run = 0; run <= RUNS; run += 1) figures.push(await measure(run));
    return figures.slice(1);
}

async function fresh() {
    const page = await world.browser.newPage();
    await page.setViewport(DESKTOP);
    await page.goto(world.server.url);
    await page.waitForSelector(MENTION);
    return page;
}

/** { painted, longest }: ms from the paste to the first frame with its annotation, and of the longest task until all is drawn. */
async function paint(page, text) {
    const client = await page.createCDPSession();
    const events = [];
    client.on('Tracing.dataCollected', ({ value }) => events.push(...value));
    await client.send('Tracing.start', { categories: 'toplevel,blink.user_timing', transferMode: 'ReportEvents' });
    const painted = await page.evaluate((text, mention) => new Promise((done) => {
        const article = () => document.querySelector('#article');
        let first = 0;
        const look = () => {
            const drawn = article().querySelector(mention.split(' ')[1]) && article().textContent.startsWith(text.slice(0, 500));
            if (!first && drawn) {
                first = -1;
                requestAnimationFrame(() => setTimeout(() => { first = performance.now() - start; }));
            }
            if (first > 0 && !article().ariaBusy) setTimeout(() => { performance.mark('drawn'); done(first); }, 500);
            else setTimeout(look, 4);
        };
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        const start = performance.now();
        performance.mark('pasted');
        document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
        look();
    }), text, MENTION);
    const ended = new Promise((done) => client.once('Tracing.tracingComplete', done));
    await client.send('Tracing.end');
    await ended;
    await client.detach();
    const [from, to] = ['pasted', 'drawn'].map((name) => events.find((event) => event.name === name));
    const tasks = events.filter(({ name, pid, tid, ts }) => name.includes('RunTask') && pid === from.pid && tid === from.tid && ts > from.ts && ts < to.ts);
    return { painted, longest: Math.max(...tasks.map(({ dur }) => (dur ?? 0) / 1000)) };
}

/** ms from a press of the mouse to the frame with the card. */
async function card(page) {
    await page.keyboard.press('Escape');
    await page.waitForFunction((card) => !document.querySelector(card), {}, CARD);
    await page.evaluate((mention, card) => {
        const link = document.querySelector(mention);
        link.scrollIntoView({ block: 'center' });
        window.opened = new Promise((done) => {
            link.addEventListener('click', ({ timeStamp }) => {
                const look = () => (document.querySelector(card) ? setTimeout(() => done(performance.now() - timeStamp)) : requestAnimationFrame(look));
                requestAnimationFrame(look);
            }, { once: true, capture: true });
        });
    }, MENTION, CARD);
    await page.click(MENTION);
    const opened = await page.evaluate(() => window.opened);
    await page.mouse.move(1, 1);
    return opened;
}

/** ms that each press of a key waits for the window while a very long text is read and drawn: the longest of each of the runs. */
async function delays(page) {
    await page.evaluate((text) => {
        window.delays = [];
        addEventListener('keydown', ({ timeStamp }) => window.delays.push(performance.now() - timeStamp), { capture: true });
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
    }, text(1_000_000, 'long'));
    for (let press = 0; press < 150; press += 1) {
        await page.keyboard.press('Shift');
        await new Promise((wait) => setTimeout(wait, 60));
    }
    return page.evaluate(() => window.delays.toSorted((one, other) => other - one).slice(0, 5));
}

/** { usable, annotated }: ms of a first visit over a slow line. */
async function load() {
    const context = await world.browser.createBrowserContext();
    const page = await context.newPage();
    const client = await page.createCDPSession();
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', FAST_4G);
    await client.send('Emulation.setCPUThrottlingRate', SLOW_CPU);
    await page.evaluateOnNewDocument((mention) => {
        const look = () => {
            const box = document.querySelector('#box');
            const isSampleThere = document.querySelector('#article')?.checkVisibility();
            if (!window.usable && box && isSampleThere && performance.getEntriesByName('first-contentful-paint').length) window.usable = performance.now();
            if (document.querySelector(mention)) window.annotated = performance.now();
            else setTimeout(look, 10);
        };
        look();
    }, MENTION);
    await page.goto(world.server.url);
    await page.waitForFunction(() => window.annotated, { timeout: 60_000 });
    const times = await page.evaluate(() => ({ usable: window.usable, annotated: window.annotated }));
    await context.close();
    return times;
}

/** MB of what the page and its worker fetch, packed one by one. */
function transfer() {
    const dist = join(ROOT, 'dist');
    const files = readdirSync(dist).filter((name) => /\.(html|css|js|wasm|txt|bin|svg|webmanifest)$/.test(name) && !/^(sw\.js|sample\.txt|export\.css)$/.test(name));
    return files.reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(dist, name))).length, 0) / 1e6;
}
