// Takes static/favicon.svg; writes static/icon-192.png and static/icon-512.png, and out of the built dist/ the picture that
// shared links show, static/preview.png. BROWSER_PROGRAM is the path of a Chromium.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, openWorld } from '../tests/browser/harness.mjs';

const svg = readFileSync(join(ROOT, 'static/favicon.svg'), 'utf8');
const world = await openWorld();
try {
    const page = await world.browser.newPage();
    for (const size of [192, 512]) {
        await page.setViewport({ width: size, height: size });
        await page.setContent(`<body style="margin:0;background:#1c3f4a"><style>svg{display:block;width:100vw}</style>${svg}`);
        await page.screenshot({ path: join(ROOT, `static/icon-${size}.png`) });
    }
    await page.setViewport({ width: 1200, height: 630 });
    await page.goto(world.server.url);
    await page.waitForSelector('a.m.person');
    await page.evaluate(() => window.scrollTo(0, 250));
    await (await page.$$('article a.m.person'))[1].hover();
    await new Promise((done) => setTimeout(done, 1200));
    await page.screenshot({ path: join(ROOT, 'static/preview.png') });
} finally {
    await world.close();
}
