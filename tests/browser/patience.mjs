/** ms that a test waits for something before it fails. A wait ends as soon as it comes, so this bounds only how late a failure is told: a busy
    machine may be twenty times slower than an idle one, and is no failure. */
export const PATIENCE = 120_000;
