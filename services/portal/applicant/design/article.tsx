import type { ReactNode } from 'react';
import { Rich } from './rich.js';

/** A heading with paragraphs of the catalogue; one that begins with "- " is a point of a list. */
export interface Chapter {
  readonly title: string;
  readonly texts: readonly string[];
  readonly links?: readonly string[];
}

function body({ texts, links }: Chapter): ReactNode[] {
  const points = texts.filter((text) => text.startsWith('- '));
  const paragraphs = texts.filter((text) => !text.startsWith('- '));
  return [
    ...paragraphs.map((text) => (
      <p key={text}>
        <Rich text={text} links={links} />
      </p>
    )),
    ...(points.length > 0
      ? [
          <ul key="points">
            {points.map((text) => (
              <li key={text}>
                <Rich text={text.slice(2)} links={links} />
              </li>
            ))}
          </ul>,
        ]
      : []),
  ];
}

/** A text to read. */
export function Article({ chapters }: { readonly chapters: readonly Chapter[] }) {
  return (
    <div className="article">
      {chapters.map((chapter) => (
        <section key={chapter.title}>
          <h2>{chapter.title}</h2>
          {body(chapter)}
        </section>
      ))}
    </div>
  );
}

/** Questions that open their answers. */
export function Questions({ chapters }: { readonly chapters: readonly Chapter[] }) {
  return (
    <div>
      {chapters.map((chapter) => (
        <details key={chapter.title} className="fold">
          <summary>{chapter.title}</summary>
          <div>{body(chapter)}</div>
        </details>
      ))}
    </div>
  );
}
