export interface DateParts {
  day: string;
  month: string;
  year: string;
}

/** The parts as YYYY-MM-DD, as far as they are given; it is for the schema to say whether such a day exists. */
export function dateOf({ day = '', month = '', year = '' }: Partial<DateParts>): string {
  if (!day && !month && !year) return '';
  return `${year.trim().padStart(4, '0')}-${month.padStart(2, '0')}-${day.trim().padStart(2, '0')}`;
}

export function partsOf(date: string): DateParts {
  const [year = '', month = '', day = ''] = date.split('-');
  return { day: day && String(Number(day)), month: month && String(Number(month)), year };
}
