import type { z } from 'zod';
import type { Language, Text } from '#errors';
import type { ShownEntry, TimelineView } from '../../app/timeline.view.js';
import type { TimelineDetail } from '../../domain/timeline.js';
import { timelineTexts } from '../../domain/timeline.texts.js';
import { aMessage, channelWords, deadlineWords, reasonWords, subjectWords } from '../../domain/timeline.words.js';
import type { timelineAnswer } from './timeline.schemas.js';

const formats = { id: dateFormat('id-ID'), en: dateFormat('en-GB') };

function dateFormat(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Jakarta' });
}

function subjectOf(kind: string, { template, grant, purpose }: TimelineDetail): Text {
  if (kind.startsWith('deadline-')) return deadlineWords[purpose ?? 'verify'];
  const subject = template ?? grant ?? purpose;
  return subject ? subjectWords[subject] : aMessage;
}

function documentName(kind: string | undefined, { requirements }: TimelineView): Text {
  return requirements.find((one) => one.kind === kind)?.label ?? { id: kind ?? '', en: kind ?? '' };
}

function entryIn(language: Language, { at, kind, detail, isOpen }: ShownEntry, view: TimelineView) {
  const { title, detail: pattern, next } = timelineTexts[kind];
  const words: Record<string, string> = {
    channel: detail.channel ? channelWords[detail.channel][language] : '',
    what: subjectOf(kind, detail)[language],
    until: detail.until ? `${formats[language].format(new Date(detail.until))} WIB` : '',
    reason: reasonWords(detail.reason)[language],
    document: documentName(detail.document, view)[language],
  };
  const sentence = pattern[language].replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
  return {
    ...{ at: at.toISOString(), kind, title: title[language], detail: sentence },
    ...(next && isOpen ? { next: next[language] } : {}),
  };
}

/** A timeline in the reader's words. */
export function toTimelineAnswer(view: TimelineView, language: Language): z.input<typeof timelineAnswer> {
  return { entries: view.entries.map((entry) => entryIn(language, entry, view)) };
}
