import type { CSSProperties, ReactNode } from 'react';

interface ScrolledProps {
  label: string;
  role?: 'region' | 'group';
  className?: string;
  style?: CSSProperties;
  children: ReactNode;
}

/** What is wider or longer than its place: scrolled by the keys, too. */
export function Scrolled({ label, role = 'region', ...rest }: ScrolledProps) {
  const byKeys = { tabIndex: 0 };
  return <div role={role} aria-label={label} {...byKeys} {...rest} />;
}
