// Before the first paint, so that a dark page is never white for a moment. Mantine keeps its choice under the same key.
try {
  const chosen = localStorage.getItem('mantine-color-scheme-value') ?? 'auto';
  const dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  document.documentElement.lang = (localStorage.getItem('eventdesk.language') ?? navigator.language)
    .replace('"', '')
    .startsWith('nl')
    ? 'nl'
    : 'en';
} catch {
  // Storage is closed to this page: it follows the system.
}
