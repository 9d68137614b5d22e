import { type RefObject, useEffect, useRef, useState } from 'react';

import { useApp } from '../shell/app-context.ts';
import type { AppModel } from '../shell/app-model.ts';

export interface FileDrop {
  /** Of the element that files may be dropped on. */
  readonly target: RefObject<HTMLElement | null>;
  /** A file is held over it. */
  readonly isOver: boolean;
}

/** Puts a program or script that is dropped on an element into the form. */
export function useFileDrop(): FileDrop {
  const model = useApp();
  const target = useRef<HTMLElement>(null);
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const handleOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      // Without it nothing could be dropped here.
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setIsOver(true);
    };
    const handleLeave = (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !element.contains(event.relatedTarget)) {
        setIsOver(false);
      }
    };
    const handleDrop = (event: DragEvent) => {
      setIsOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file === undefined) return;
      event.preventDefault();
      void takeDropped(model, file);
    };
    element.addEventListener('dragover', handleOver);
    element.addEventListener('dragleave', handleLeave);
    element.addEventListener('drop', handleDrop);
    return () => {
      element.removeEventListener('dragover', handleOver);
      element.removeEventListener('dragleave', handleLeave);
      element.removeEventListener('drop', handleDrop);
    };
  }, [model]);
  return { target, isOver };
}

async function takeDropped({ bridge, command, notices }: AppModel, file: File): Promise<void> {
  const described = await bridge.request('program:describe', bridge.pathOf(file));
  if (described.ok) command.takeFile(described.value);
  else notices.addProblem(described.error);
}
