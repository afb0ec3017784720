/** Files as a person hands them over, from a drop with folders or from the system's own dialog, under names without folders. */

export interface ChosenFile {
  /** At most 200 characters, no folder in it. */
  readonly name: string;
  readonly file: File;
}

const LONGEST_NAME = 200;
/** Left behind by systems and editors; nobody means them. */
const CLUTTER = /^(\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

interface Found {
  readonly folder: string;
  readonly file: File;
}

async function filesIn(entry: FileSystemEntry, folder: string): Promise<Found[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, refuse) => (entry as FileSystemFileEntry).file(done, refuse));
    return [{ folder, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const entries: FileSystemEntry[] = [];
  // A reader hands out a hundred at a time, and nothing at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, refuse) => reader.readEntries(done, refuse));
    if (some.length === 0) break;
    entries.push(...some);
  }
  return (await Promise.all(entries.map((inner) => filesIn(inner, entry.name)))).flat();
}

/** Everything in a drop; must be called in the event itself, because the items are gone after it. */
export function droppedFiles(transfer: DataTransfer): Promise<ChosenFile[]> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry): entry is FileSystemEntry => entry !== null);
  const loose = entries.length === 0 ? [...transfer.files].map((file) => ({ folder: '', file })) : [];
  return Promise.all(entries.map((entry) => filesIn(entry, ''))).then((found) => named([...found.flat(), ...loose]));
}

export const pickedFiles = (files: FileList): ChosenFile[] =>
  named([...files].map((file) => ({ folder: file.webkitRelativePath.split('/').at(-2) ?? '', file })));

/** The same name in two folders gets its folder before it, so that the parts of a shapefile stay together. */
function named(found: readonly Found[]): ChosenFile[] {
  const kept = found.filter(({ file }) => !CLUTTER.test(file.name));
  const stem = (name: string): string => name.replace(/\.[^.]*$/, '').toLowerCase();
  const folders = new Map<string, Set<string>>();
  for (const { folder, file } of kept)
    folders.set(stem(file.name), (folders.get(stem(file.name)) ?? new Set()).add(folder));
  return kept.map(({ folder, file }) => {
    const isShared = (folders.get(stem(file.name))?.size ?? 0) > 1 && folder !== '';
    return { name: (isShared ? `${folder}-${file.name}` : file.name).slice(-LONGEST_NAME), file };
  });
}
