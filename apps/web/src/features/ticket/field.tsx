import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface FieldProps {
  name: string;
  htmlFor?: string;
  /** With room for a second line, whether it is there or not. */
  tall?: boolean;
  children: ReactNode;
}

/** A name and what stands for it. */
export function Field({ name, htmlFor, tall = false, children }: FieldProps) {
  return (
    <div className="ticket-field" style={tall ? { minHeight: 48 } : undefined}>
      {htmlFor === undefined ? (
        <Text size="sm" c="dimmed" component="span">
          {name}
        </Text>
      ) : (
        <Text size="sm" c="dimmed" component="label" htmlFor={htmlFor}>
          {name}
        </Text>
      )}
      <div style={{ minWidth: 0 }}>{children}</div>
    </div>
  );
}

/** What can't be edited, as it reads. */
export const Plain = ({ children }: { children: ReactNode }) => (
  <Text size="sm" component="div" style={{ overflowWrap: 'anywhere', paddingInline: 1 }}>
    {children}
  </Text>
);
