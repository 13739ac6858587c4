const PAGE = 500;

/** What is listed, in portions that a single question to the database can be about. */
export async function* pagesOf<T>(listed: AsyncIterable<T>): AsyncGenerator<T[]> {
  let page: T[] = [];
  for await (const item of listed) {
    page.push(item);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
