import { z } from 'zod';
import type { Language } from '#errors';
import type { ShownSession } from '../../app/list-sessions.js';

export const sessionIdSchema = z.uuid();

const instant = z.iso.datetime();
export const ownSessionsAnswer = z.object({
  sessions: z
    .array(
      z.object({
        sessionId: z.uuid().describe('By which it can be ended.'),
        startedAt: instant.describe('When somebody logged in.'),
        lastUsedAt: instant.describe('When it last renewed itself, which it does every few minutes.'),
        current: z.boolean().describe('Whether it is the one that asks.'),
        device: z
          .string()
          .describe('Browser and system, in the language of the reader.')
          .meta({ examples: ['Chrome di Android'] }),
      }),
    )
    .describe('Those that are open, the last used first.'),
});

const words = {
  id: { on: 'di', browser: 'Peramban', unknown: 'Perangkat tidak dikenal' },
  en: { on: 'on', browser: 'A browser', unknown: 'An unknown device' },
} as const;

function deviceWords({ browser, system }: Pick<ShownSession, 'browser' | 'system'>, language: Language): string {
  const { on, browser: someBrowser, unknown } = words[language];
  const known = browser === 'other' ? someBrowser : browser;
  if (system !== 'other') return `${known} ${on} ${system}`;
  return browser === 'other' ? unknown : browser;
}

export function toOwnSessionsAnswer(
  sessions: readonly ShownSession[],
  language: Language,
): z.input<typeof ownSessionsAnswer> {
  return {
    sessions: sessions.map(({ sessionId, startedAt, rotatedAt, isCurrent, ...device }) => ({
      sessionId,
      startedAt: startedAt.toISOString(),
      lastUsedAt: rotatedAt.toISOString(),
      current: isCurrent,
      device: deviceWords(device, language),
    })),
  };
}
