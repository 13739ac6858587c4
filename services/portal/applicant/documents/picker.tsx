import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Requirement } from '../api/answers.js';
import { Icon, type IconName } from '../design/icon.js';
import { useTexts } from '../texts/catalogue.js';
import { documentTexts } from './texts.js';

interface PickProps {
  readonly id?: string;
  readonly name: string;
  /** Which document it is for, to whoever hears the button alone. */
  readonly of: string;
  readonly icon: IconName;
  readonly accept: string;
  readonly multiple?: boolean;
  readonly camera?: 'user' | 'environment';
  readonly onFiles: (files: readonly File[]) => void;
}

/** A file input that looks like a button; the real one takes focus and keys. */
function Pick({ id, name, of, icon, accept, multiple, camera, onFiles }: PickProps) {
  return (
    <label className={camera ? 'button second small pick camera' : 'button second small pick'}>
      <Icon name={icon} />
      <span>
        {name}
        <span className="unseen">{of}</span>
      </span>
      <input
        id={id}
        type="file"
        className="unseen"
        accept={accept}
        multiple={multiple}
        capture={camera}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file may be chosen again after it was changed.
          currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </label>
  );
}

interface PickerProps {
  readonly requirement: Requirement;
  readonly again?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

const PHOTOS = 'image/jpeg,image/png';

/** The ways to a file: the device's own, the camera, and dragging where there is a mouse. */
export function Picker({ requirement, again = false, onFiles }: PickerProps) {
  const t = useTexts(documentTexts);
  const { kind, label, types } = requirement;
  const takesPdf = (types as readonly string[]).includes('application/pdf');
  const first = takesPdf ? t.chooseFile : t.choosePhoto;
  const of = t.forDocument(label);
  return (
    <div className="picker">
      <Pick
        id={`berkas-${kind}`}
        name={again ? t.replace : first}
        of={of}
        icon="upload"
        accept={takesPdf ? `application/pdf,${PHOTOS}` : PHOTOS}
        multiple={takesPdf}
        onFiles={onFiles}
      />
      <Pick
        name={t.takePhoto}
        of={of}
        icon="camera"
        accept="image/*"
        camera={kind === 'swafoto' ? 'user' : 'environment'}
        onFiles={onFiles}
      />
      {!again && <span className="drop-hint small soft">{t.orDrop}</span>}
    </div>
  );
}

/** More pages for a document of photos. */
export function PagesPicker({
  label,
  onFiles,
}: {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const t = useTexts(documentTexts);
  return <Pick name={t.addPages} of={t.forDocument(label)} icon="camera" accept={PHOTOS} multiple onFiles={onFiles} />;
}

interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** Takes what is dropped on it; the buttons inside do the same for everybody else. */
export function DropZone({ onFiles, children }: DropZoneProps) {
  const zone = useRef<HTMLDivElement>(null);
  const take = useRef(onFiles);
  take.current = onFiles;
  const [over, setOver] = useState(false);
  useEffect(() => {
    const box = zone.current;
    const drag = (event: DragEvent) => {
      event.preventDefault();
      setOver(event.type === 'dragover');
      const files = event.type === 'drop' ? [...(event.dataTransfer?.files ?? [])] : [];
      if (files.length > 0) take.current(files);
    };
    const names = ['dragover', 'dragleave', 'drop'] as const;
    for (const name of names) box?.addEventListener(name, drag);
    return () => {
      for (const name of names) box?.removeEventListener(name, drag);
    };
  }, []);
  return (
    <div ref={zone} className={over ? 'panel drop over' : 'panel drop'}>
      {children}
    </div>
  );
}
