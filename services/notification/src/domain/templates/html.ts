const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** A template whose values are escaped, every one of them. */
export function html(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((text, part, index) => text + escapeHtml(values[index - 1] ?? '') + part);
}
