// Takes the built dist/; writes docs/page.png, the picture of the README: the sample article with a card open.
// BROWSER_PROGRAM is the path of a Chromium.
import { join } from 'node:path';
import { ROOT, openWorld } from '../tests/browser/harness.mjs';

const world = await openWorld();
try {
    const page = await world.browser.newPage();
    await page.setViewport({ width: 1280, height: 860, deviceScaleFactor: 1 });
    await page.goto(world.server.url);
    await page.waitForSelector('a.m.person');
    const names = await page.$$('article a.m.person');
    await page.evaluate(() => window.scrollTo(0, 320));
    await names[1].hover();
    await new Promise((done) => setTimeout(done, 1200));
    await page.screenshot({ path: join(ROOT, 'docs/page.png') });
} finally {
    await world.close();
}
