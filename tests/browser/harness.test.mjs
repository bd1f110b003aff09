// The watch itself has to notice what it is there to notice: a hostile page, served by the test, trips every alarm.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, openWorld, withPage } from './harness.mjs';
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

test('CSP violations and console errors are noticed', async () => {
    await withPage(world, async (page, watch) => {
        await page.goto(`${world.server.url}bad.html`, { waitUntil: 'networkidle0' });
        const said = watch.errors.join('\n');
        assert.match(said, /CSP violation: script-src-elem by inline/);
        assert.match(said, /CSP violation: img-src/);
        assert.match(said, /console: from bad\.js/);
        assert.throws(() => watch.demandClean(world.server.origin), /CSP violations/);
        watch.errors.length = 0;
    });
});

test('exceptions, failed requests and requests to elsewhere are noticed', async () => {
    await withPage(world, async (page, watch) => {
        await page.goto(`${world.server.url}worse.html`, { waitUntil: 'networkidle0' });
        const said = watch.errors.join('\n');
        assert.match(said, /404: .*missing\.js/);
        assert.match(said, /uncaught: .*boom/);
        watch.errors.length = 0;
        assert.throws(() => watch.demandClean(world.server.origin), /outside the origin/);
        watch.requests.length = 0;
    });
});

test('axe finds a picture without a text and a page without a language', async () => {
    await withPage(world, async (page, watch) => {
        await page.goto(`${world.server.url}bad.html`, { waitUntil: 'networkidle0' });
        const found = (await axe(page)).join('\n');
        assert.match(found, /image-alt/);
        assert.match(found, /html-has-lang/);
        watch.errors.length = 0;
    });
});
