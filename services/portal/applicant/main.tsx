import './forms/zod-without-eval.js';
import './design/design.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { queries } from './api/queries.js';
import { Site } from './shell/site.js';
import { language } from './texts/language.js';

document.documentElement.lang = language();

const place = document.getElementById('site');
if (!place) throw new Error('the page has no place for the site');
createRoot(place).render(
  <QueryClientProvider client={queries}>
    <Site />
  </QueryClientProvider>,
);
