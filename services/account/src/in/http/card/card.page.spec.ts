import type { CardView } from '../../../app/show-card.js';
import { cardPage } from './card.page.js';
import { cardLines, spokenCheckCode } from './card.words.js';

const card: CardView = {
  ...{ token: 'Zr3kX0v1mQpT8bYcL5uWd2Na', checkCode: 'KM7P3XRT', registrationNumber: '7K3Q-M2XW-D9TB' },
  ...{ nik: '3171015508950001', name: "Siti Nur'aini", birthDate: '1995-08-15', sex: 'female' },
  ...{ createdAt: new Date('2026-08-20T17:30:00Z'), period: '<img src=x> & "CPNS" 2026' },
};
const values = Object.fromEntries(cardLines(card).map(({ label, value }) => [label.id, value]));

describe('the card', () => {
  it('shows no text of anybody as markup', () => {
    const page = cardPage(card, 'http://localhost:8080/periksa#x');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x&gt; &amp; &quot;CPNS&quot; 2026');
  });

  it('gives days in Indonesian, and the time of its creation in WIB', () => {
    expect(values['Tanggal lahir']).toBe('15 Agustus 1995');
    // 17.30 UTC is past midnight in WIB.
    expect(values['Akun dibuat']).toBe('21 Agustus 2026 pukul 00.30 WIB');
  });

  it('groups the check code as people read it out', () => {
    expect(values['Kode pemeriksaan']).toBe('KM7P 3XRT');
    expect(spokenCheckCode('ACDEFHJK')).toBe('ACDE FHJK');
  });
});
