// Takes the built dist/; writes the pictures of docs/: page.png (the sample with a card open), dark.png, phone.png (a sheet) and
// panels.png (who said what, timeline). BROWSER_PROGRAM is the path of a Chromium.
import { join } from 'node:path';
import { ROOT, PHONE, openWorld } from '../tests/browser/harness.mjs';

const WIDE = { width: 1280, height: 860, deviceScaleFactor: 1 };
const SHOTS = [
    { name: 'page', viewport: WIDE, show: withCard },
    { name: 'dark', viewport: WIDE, show: withCard, theme: 'dark' },
    { name: 'phone', viewport: { ...PHONE, width: 360, height: 740, deviceScaleFactor: 1.5 }, show: withSheet },
    { name: 'panels', viewport: WIDE, show: withPanels },
];

const world = await openWorld();
try {
    for (const { name, viewport, show, theme = 'light' } of SHOTS) {
        const page = await world.browser.newPage();
        await page.setViewport(viewport);
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
        await page.goto(world.server.url);
        await page.waitForSelector('article a.m.person');
        await show(page);
        await new Promise((done) => setTimeout(done, 1200));
        await page.screenshot({ path: join(ROOT, `docs/${name}.png`) });
        await page.close();
    }
} finally {
    await world.close();
}

async function withCard(page) {
    const names = await page.$$('article a.m.person');
    await page.evaluate(() => window.scrollTo(0, 320));
    await names[1].hover();
}

async function withSheet(page) {
    const names = await page.$$('article a.m.person');
    await names[1].tap();
}

async function withPanels(page) {
    await page.$eval('#rail .ways button:nth-child(2)', (button) => button.click());
}
