import { DndContext, KeyboardSensor, PointerSensor, closestCenter, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core'
import { SortableContext, arrayMove, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import type { ReactNode } from 'react'

const Item = ({ id, children }: { id: string; children: ReactNode }) => {
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id })
  const style = { transform: CSS.Transform.toString(transform), transition, opacity: isDragging ? 0.6 : 1, cursor: 'grab', touchAction: 'none' }
  return <div ref={setNodeRef} style={style} {...attributes} {...listeners}>{children}</div>
}

interface Props { items: string[]; render: (item: string) => ReactNode; onSort: (items: string[]) => void }

/** A list whose items can be dragged, with a pointer or with the keyboard. */
export const Sortable = ({ items, render, onSort }: Props) => {
  const sensors = useSensors(useSensor(PointerSensor), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }))
  const end = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) onSort(arrayMove(items, items.indexOf(String(active.id)), items.indexOf(String(over.id))))
  }
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={end}>
      <SortableContext items={items} strategy={verticalListSortingStrategy}>
        {items.map((item) => <Item key={item} id={item}>{render(item)}</Item>)}
      </SortableContext>
    </DndContext>
  )
}
