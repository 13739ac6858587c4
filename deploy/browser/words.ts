export type Language = 'id' | 'en';

/** What a page says, in both languages, as its reader knows it. A pattern where it names something that varies. */
export type Words = Readonly<Record<Language, string | RegExp>>;
