/** Items by when they are due and, of those due at the same time, in order: a binary heap. */
export interface DueQueue<Item> {
  push(item: Item, dueMs: number, order: number): void
  /** Takes the first; the queue must not be empty. */
  pop(): Item
  /** When the first is due; infinity when there is none. */
  dueMs(): number
  size(): number
  /** Whether its first comes before the other's. */
  isBefore(other: DueQueue<Item> | undefined): boolean
  /** Of the first; infinity when there is none. */
  order(): number
}

interface Node<Item> {
  readonly item: Item
  readonly dueMs: number
  readonly order: number
}

export function dueQueue<Item>(): DueQueue<Item> {
  const heap: Node<Item>[] = []
  const comesFirst = (a: Node<Item>, b: Node<Item>) =>
    a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order)
  const swap = (a: number, b: number) => {
    const node = heap[a]!
    heap[a] = heap[b]!
    heap[b] = node
  }
  const rise = (from: number) => {
    for (let index = from; index > 0; ) {
      const parent = (index - 1) >> 1
      if (!comesFirst(heap[index]!, heap[parent]!)) return
      swap(index, parent)
      index = parent
    }
  }
  const sink = () => {
    for (let index = 0; ; ) {
      let first = index
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < heap.length && comesFirst(heap[child]!, heap[first]!)) first = child
      }
      if (first === index) return
      swap(index, first)
      index = first
    }
  }
  const queue: DueQueue<Item> = {
    push(item, dueMs, order) {
      heap.push({ item, dueMs, order })
      rise(heap.length - 1)
    },
    pop() {
      const [first] = heap
      if (first === undefined) throw new TypeError('there is nothing to take')
      const last = heap.pop()!
      if (heap.length > 0) heap[0] = last
      sink()
      return first.item
    },
    dueMs: () => heap[0]?.dueMs ?? Number.POSITIVE_INFINITY,
    order: () => heap[0]?.order ?? Number.POSITIVE_INFINITY,
    size: () => heap.length,
    isBefore: (other) =>
      other === undefined ||
      queue.dueMs() < other.dueMs() ||
      (queue.dueMs() === other.dueMs() && queue.order() < other.order()),
  }
  return queue
}
