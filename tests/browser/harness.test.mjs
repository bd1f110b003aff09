// The watch itself has to notice what it is there to notice: a hostile page, served by the test, trips every alarm.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENCE, axe, openWorld, withPage } from './harness.mjs';
import { startServer } from './server.mjs';

const POLICY = "default-src 'none'; script-src 'self'";
const BAD = `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>bad</title><link rel="icon" href="data:,">
<script>window.ran = true</script><script src="./bad.js"></script></head><body><img src="missing.png"></body></html>`;
const worse = (elsewhere) => `<!doctype html><html><head><meta charset="utf-8"><title>worse</title></head>
<body><script src="./missing.js"></script><script>fetch('${elsewhere}').catch(() => {}); throw new Error('boom')</script></body></html>`;

let world, elsewhere;
before(async () => {
    elsewhere = await startServer('.');
    world = await openWorld();
    world.server.overrides['bad.html'] = { body: BAD, type: 'text/html; charset=utf-8' };
    world.server.overrides['worse.html'] = { body: worse(elsewhere.url), type: 'text/html; charset=utf-8' };
    world.server.overrides['bad.js'] = { body: 'console.error("from bad.js")', type: 'text/javascript' };
});
after(async () => {
    await world.close();
    await elsewhere.close();
});

/** Waits until the watch has noticed each of these: a driver tells of what happened in a page some time later. */
async function noticed(watch, ...expected) {
    const missing = () => {
        const said = [...watch.errors, ...watch.requests].join('\n');
        return expected.filter((pattern) => !pattern.test(said));
    };
    for (const end = Date.now() + PATIENCE; missing().length > 0; await sleep(50)) {
        await watch.settle();
        assert.ok(Date.now() < end, `not noticed: ${missing().join(', ')}`);
    }
}

test('CSP violations and console errors are noticed', async () => {
    await withPage(world, async (page, watch) => {
        await page.goto(`${world.server.url}bad.html`);
        await noticed(watch, /CSP violation: script-src-elem by inline/, /CSP violation: img-src/, /console: from bad\.js/);
        assert.throws(() => watch.demandClean(world.server.origin), /CSP violations/);
    }, { expected: [/./] });
});

test('exceptions, failed requests and requests to elsewhere are noticed', async () => {
    await withPage(world, async (page, watch) => {
        await page.goto(`${world.server.url}worse.html`);
        await noticed(watch, /404: .*missing\.js/, /uncaught: .*boom/, new RegExp(`^${elsewhere.url}`, 'm'));
        assert.throws(() => watch.demandClean(world.server.origin, [/./]), /outside the origin/);
        watch.requests.length = 0;
    }, { expected: [/./] });
});

test('axe finds a picture without a text and a page without a language', async () => {
    await withPage(world, async (page) => {
        await page.goto(`${world.server.url}bad.html`);
        const found = (await axe(page)).join('\n');
        assert.match(found, /image-alt/);
        assert.match(found, /html-has-lang/);
    }, { expected: [/./] });
});
