const paths = {
  check: 'M4 12.5l5 5L20 6.5',
  warning: 'M12 3.5 22 20.5H2zM12 10v4.5M12 17.6v.1',
  info: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 11v6M12 7.3v.1',
  error: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 7v6M12 16.6v.1',
  clock: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 7v5.5l3.5 2',
  back: 'M14.5 5 7.5 12l7 7',
  next: 'M9.5 5l7 7-7 7',
  upload: 'M12 16V4.5M6.5 9.5 12 4l5.5 5.5M4 20h16',
  camera:
    'M4 7.5h3.5L9 5h6l1.5 2.5H20a1 1 0 0 1 1 1V18a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8.500a1 1 0 0 1 1-1zM12 10a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.600z',
  file: 'M6 2.500h8l5 5v14H6zM14 2.500v5h5',
  copy: 'M8.5 8.500h11v12h-11zM15.5 8.500v-5h-11v12h4',
  mail: 'M3 5.500h18v13H3zM3.5 6l8.5 7 8.5-7',
  phone: 'M7.5 2.500h9v19h-9zM11 18.500h2',
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  print: 'M7 8V3h10v5M7 17H3.500V8.500h17V17H17M7 14h10v7H7z',
} as const;

export type IconName = keyof typeof paths;

/** A picture beside words that say the same: it is hidden from whoever listens. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
