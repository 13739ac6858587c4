import { z } from 'zod';

// Compiling schemas would need `unsafe-eval`, which the policy of the pages refuses. Said before any schema is made.
z.config({ jitless: true });
