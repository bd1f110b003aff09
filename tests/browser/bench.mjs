// Takes a JSON-lines file of texts; prints characters per second of our wasm and of compromise, its only peer for the
// browser, both in a worker of one headless Chromium, and the ratio. Least of some runs; each warms up once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorld } from './harness.mjs';

const RUNS = 3;
const PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bench</title></head><body></body></html>';
const LOOP = `
    const measure = async (annotate) => {
        const texts = await (await fetch('./bench.json')).json();
        let best = Infinity;
        for (let run = 0; run <= ${RUNS}; run += 1) {
            const start = performance.now();
            for (const text of texts) annotate(text);
            if (run > 0) best = Math.min(best, performance.now() - start);
        }
        return best;
    };`;
const OURS = `import init, { Annotator } from './app.js';${LOOP}
    const start = performance.now();
    await init();
    const annotator = new Annotator();
    const bytes = async (file) => new Uint8Array(await (await fetch(file)).arrayBuffer());
    annotator.load_names(await bytes('./gazetteer.txt'));
    annotator.load_model(await bytes('./model.bin'));
    annotator.load_pos(await bytes('./pos.bin'));
    annotator.annotate('One line.');
    const ready = performance.now() - start;
    postMessage({ ready, ms: await measure((text) => annotator.annotate(text)) });`;
const THEIRS = `const start = performance.now();
    importScripts('./compromise.js');
    const find = (text) => {
        const doc = nlp(text);
        return [doc.people(), doc.places(), doc.organizations()].map((part) => part.json({ offset: true }));
    };
    find('One line.');
    const ready = performance.now() - start;${LOOP}
    measure(find).then((ms) => postMessage({ ready, ms }));`;

const texts = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).text);
const characters = texts.reduce((sum, text) => sum + [...text].length, 0);
const compromise = join(import.meta.dirname, 'node_modules/compromise/builds/compromise.js');
const script = (body) => ({ body, type: 'text/javascript' });

const world = await openWorld();
Object.assign(world.server.overrides, {
    'bench.html': { body: PAGE, type: 'text/html' },
    'bench.json': { body: JSON.stringify(texts), type: 'application/json' },
    'ours.js': script(OURS),
    'theirs.js': script(THEIRS),
    'compromise.js': script(readFileSync(compromise)),
});
try {
    const ours = await run('ours.js', 'module');
    const theirs = await run('theirs.js', 'classic');
    console.log(line('wasm', ours));
    console.log(line('compromise', theirs));
    console.log(`ratio: ${(theirs.ms / ours.ms).toFixed(1)} times the speed of compromise`);
} finally {
    await world.close();
}

/** { ready, ms }: time from nothing to the first answer, and for all texts. Milliseconds. */
async function run(name, type) {
    const page = await world.browser.newPage();
    await page.goto(`${world.server.url}bench.html`);
    return page.evaluate((name, type) => new Promise((done, fail) => {
        const worker = new Worker(`./${name}`, { type });
        worker.onmessage = (event) => typeof event.data?.ms === 'number' && done(event.data);
        worker.onerror = (event) => fail(new Error(event.message));
    }), name, type);
}

function line(name, { ready, ms }) {
    const speed = Math.round((characters / ms) * 1000).toLocaleString('en');
    return `${name}: ${speed} characters per second in Chromium; ready after ${Math.round(ready)} ms`;
}
