/** Schemas compile to closures, not to code: the page's content policy forbids `eval`, and trying it is reported as a breach. */
import { config } from 'zod';

config({ jitless: true });
