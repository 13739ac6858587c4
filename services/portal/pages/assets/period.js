import { onLanguage } from './language.js';

const AGAIN_MS = 60_000;
const AFTER_FAILURE_MS = 10_000;
const card = document.querySelector('[data-period]');
let period;

function timeIn(language, instant) {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Asia/Jakarta',
  });
  return `${format.format(new Date(instant))}\u00a0WIB`;
}

function showTimes(language) {
  if (!period) return;
  for (const [name, instant] of [
    ['opens', period.opensAt],
    ['closes', period.closesAt],
  ]) {
    const time = card.querySelector(`[data-${name}]`);
    time.dateTime = instant;
    time.textContent = timeIn(language, instant);
  }
  for (const part of card.querySelectorAll('[data-times]')) part.hidden = false;
}

async function load() {
  let wait = AGAIN_MS;
  try {
    const response = await fetch('/api/v1/period');
    if (response.status === 404) {
      card.dataset.state = 'none';
      return;
    }
    if (!response.ok) throw new Error(`status ${response.status}`);
    period = await response.json();
    card.dataset.state = period.state;
    card.querySelector('[data-period-name]').textContent = period.name;
    showTimes(document.documentElement.lang);
  } catch {
    // What was shown before is still the best we know.
    if (!period) card.dataset.state = 'away';
    wait = AFTER_FAILURE_MS;
  } finally {
    setTimeout(load, wait);
  }
}

onLanguage(showTimes);
load();
