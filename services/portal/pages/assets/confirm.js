import { language } from './language.js';

const main = document.querySelector('main');
const form = document.querySelector('[data-confirm]');
const birthDate = document.querySelector('[data-birth-date]');
const problemLine = document.querySelector('[data-problem]');
const submit = form.querySelector('button');

const TEXTS = {
  date: {
    id: 'Periksa tanggal lahir: tulis tanggal, bulan, dan tahun dengan angka.',
    en: 'Check the date of birth: write day, month and year as numbers.',
  },
  away: {
    id: 'Layanan belum dapat dihubungi. Periksa sambungan internet, lalu tekan tombol itu lagi.',
    en: 'The service cannot be reached yet. Check your connection, then press the button again.',
  },
  reference: { id: 'Kode rujukan untuk bantuan: ', en: 'Reference for the helpdesk: ' },
  tries: { id: (n) => `Sisa percobaan: ${n}.`, en: (n) => `Tries left: ${n}.` },
};

// The token travels in the fragment, which no server sees. It leaves the address bar and the history at once.
const token = decodeURIComponent(location.hash.slice(1));
history.replaceState(null, '', location.pathname);

function show(state) {
  main.dataset.state = state;
  main.querySelector(`[data-when="${state}"][tabindex]`)?.focus();
}

function complain(text) {
  problemLine.textContent = text;
  problemLine.hidden = text === '';
}

/** The birth date as YYYY-MM-DD; undefined when these are not three numbers that make a date. */
function givenBirthDate() {
  const [day, month, year] = ['day', 'month', 'year'].map((name) => form.elements[name].value.trim());
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : undefined;
}

function askBirthDate() {
  birthDate.hidden = false;
  form.elements.day.focus();
}

function sentence(problem) {
  const tries = Number.isInteger(problem.triesLeft) ? ` ${TEXTS.tries[language()](problem.triesLeft)}` : '';
  const fields = (problem.errors ?? []).map((field) => field.detail).join(' ');
  return `${fields || problem.detail}${tries}`;
}

/** What can be mended here keeps the form; anything else ends it with the server's own words. */
function refuse(status, problem) {
  if (problem.code === 'birth-date-needed' && birthDate.hidden) return askBirthDate();
  const mendable = status >= 500 || status === 429 || problem.triesLeft > 0 || (status === 400 && !birthDate.hidden);
  if (mendable) return complain(sentence(problem));
  document.querySelector('[data-refused-title]').textContent = problem.title;
  document.querySelector('[data-refused-detail]').textContent = sentence(problem);
  document.querySelector('[data-reference]').textContent = TEXTS.reference[language()] + problem.correlationId;
  show('refused');
}

async function confirmContact(body) {
  const response = await fetch('/api/v1/verifications/link', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language() },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) return refuse(response.status, answer);
  show(answer.purpose === 'activate' ? 'activated' : 'verified');
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  complain('');
  const date = birthDate.hidden ? undefined : givenBirthDate();
  if (!birthDate.hidden && !date) return complain(TEXTS.date[language()]);
  submit.disabled = true;
  await confirmContact(date ? { token, birthDate: date } : { token }).catch(() => complain(TEXTS.away[language()]));
  submit.disabled = false;
});

show(token ? 'ask' : 'missing');
