/** Whether a report may load a URL: itself, and what it carries inside. */
export function isReportRequest(urlText: string, pageUrl: string): boolean {
  if (!URL.canParse(urlText)) return false;
  const url = new URL(urlText);
  if (url.protocol === 'data:') return true;
  if (url.protocol === 'blob:') return url.pathname.startsWith('null/');
  url.hash = '';
  return url.href === pageUrl;
}
