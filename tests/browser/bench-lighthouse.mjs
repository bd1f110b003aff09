// Runs Lighthouse on the built page as a static host serves it; prints its scores of a desktop and of a phone, each with its bar, and what
// it finds. Each in a browser of its own, as when Lighthouse starts one. Prints only: the score for speed depends on the machine.
import lighthouse, { desktopConfig } from 'lighthouse';
import { openWorld } from './harness.mjs';

const BARS = { accessibility: 100, 'best-practices': 95, performance: 90 };

for (const [form, config] of [['desktop', desktopConfig], ['phone', undefined]]) {
    const world = await openWorld();
    world.server.packed = true;
    try {
        const page = await world.browser.newPage();
        const { lhr } = await lighthouse(world.server.url, { onlyCategories: Object.keys(BARS), logLevel: 'error' }, config, page);
        for (const [category, bar] of Object.entries(BARS)) {
            const { score, auditRefs } = lhr.categories[category];
            console.log(`${score * 100 >= bar ? 'ok  ' : 'OVER'} Lighthouse, ${form}, ${category}: ${Math.round(score * 100)}, bar ${bar}`);
            const poor = auditRefs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9);
            for (const { id } of poor) console.log(`       ${lhr.audits[id].title}: ${lhr.audits[id].displayValue ?? ''}`);
        }
    } finally {
        await world.close();
    }
}
