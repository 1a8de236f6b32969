import { IndexTable, type IndexTableProps, useBreakpoints } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useRowKeys } from './use-row-keys.ts';

type Props<Line> = {
  readonly one: string;
  readonly many: string;
  readonly headings: IndexTableProps['headings'];
  readonly lines: readonly Line[];
  readonly empty: ReactNode;
  /** The ways to the neighbouring pages; null where there is none. */
  readonly goNext: (() => void) | null;
  readonly goPrevious: (() => void) | null;
  readonly cells: (line: Line) => ReactNode;
  readonly onPhone: (line: Line) => ReactNode;
  /** Where several lines may be chosen, and what can be done about them together. */
  readonly choosing?: Choosing | null;
};

export type Choosing = {
  readonly chosen: readonly string[];
  readonly all: boolean;
  readonly onChange: NonNullable<IndexTableProps['onSelectionChange']>;
  readonly actions: NonNullable<IndexTableProps['promotedBulkActions']>;
};

/** A page of a list: a table where there is room, one card below the other on a phone. */
export function ListTable<Line extends { readonly id: string }>(props: Props<Line>) {
  const { smDown } = useBreakpoints();
  const { lines, goNext, goPrevious, choosing = null } = props;
  const chosen = choosing?.all ? 'All' : (choosing?.chosen.length ?? 0);
  const list = useRowKeys();
  return (
    <div ref={list}>
      <IndexTable
        condensed={smDown}
        selectable={choosing !== null}
        {...(choosing === null
          ? {}
          : {
              selectedItemsCount: chosen,
              onSelectionChange: choosing.onChange,
              promotedBulkActions: choosing.actions,
            })}
        itemCount={lines.length}
        resourceName={{ singular: props.one, plural: props.many }}
        emptyState={props.empty}
        headings={props.headings}
        pagination={{
          hasNext: goNext !== null,
          hasPrevious: goPrevious !== null,
          onNext: () => goNext?.(),
          onPrevious: () => goPrevious?.(),
        }}
      >
        {lines.map((line, position) => (
          <IndexTable.Row
            key={line.id}
            id={line.id}
            position={position}
            selected={choosing?.chosen.includes(line.id) ?? false}
          >
            {smDown ? props.onPhone(line) : props.cells(line)}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </div>
  );
}
