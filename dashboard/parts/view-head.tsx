import type { ComponentChildren } from 'preact';

interface ViewHeadProps {
  readonly title: string;
  /** What stands beside the title: a sentence about the view, or figures of it. */
  readonly children?: ComponentChildren;
}

/** The head of every view. */
export const ViewHead = ({ title, children }: ViewHeadProps) => (
  <div class="view-head">
    <h1>{title}</h1>
    {typeof children === 'string' ? <span class="muted small">{children}</span> : children}
  </div>
);
