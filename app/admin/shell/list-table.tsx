import { IndexTable, type IndexTableProps, useBreakpoints } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { type Choosing, PickList } from './pick-list.tsx';
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

/** A page of a list: a table where there is room, one card below the other on a phone. */
export function ListTable<Line extends { readonly id: string }>(props: Props<Line>) {
  const { smDown } = useBreakpoints();
  const { choosing = null } = props;
  if (!smDown || choosing === null) return <Lines {...props} isPhone={smDown} />;
  return <PickList choosing={choosing} list={<Lines {...props} choosing={null} isPhone />} />;
}

function Lines<Line extends { readonly id: string }>({
  isPhone,
  ...props
}: Props<Line> & { readonly isPhone: boolean }) {
  const { lines, goNext, goPrevious, choosing = null } = props;
  const list = useRowKeys();
  return (
    <div ref={list}>
      <IndexTable
        condensed={isPhone}
        {...choosable(choosing)}
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
            {isPhone ? props.onPhone(line) : props.cells(line)}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </div>
  );
}

function choosable(choosing: Choosing | null) {
  if (choosing === null) return { selectable: false };
  return {
    selectable: true,
    selectedItemsCount: choosing.all ? ('All' as const) : choosing.chosen.length,
    onSelectionChange: choosing.onChange,
    promotedBulkActions: [...choosing.actions],
  };
}
