import { catalogue } from '../../texts/catalogue.js';

export const accountDocumentsTexts = catalogue({
  title: { id: 'Dokumen saya', en: 'My documents' },
  lead: {
    id: 'Dokumen yang tidak lolos pemeriksaan dibuka kembali di sini, dengan alasannya dan batas waktunya.',
    en: 'A document that does not pass its inspection is opened again here, with the reason and the time that is left.',
  },
});
