import { useApp, useReadable } from '../shell/app-context.ts';
import { LessonList } from './lesson-list.tsx';
import { LessonPage } from './lesson-page.tsx';
import { LessonsIntro } from './lessons-intro.tsx';

/** The lessons on the left, the opened one on the right. Main captures the latter. */
export function LessonsView() {
  const { lessons } = useApp();
  const { openedId } = useReadable(lessons.view);
  const opened = lessons.lessons.find(({ id }) => id === openedId);
  return (
    <>
      <LessonList />
      <section className="live-view lesson-view" aria-label="Lesson" data-live-view="">
        {opened === undefined ? <LessonsIntro /> : <LessonPage key={opened.id} lesson={opened} />}
      </section>
    </>
  );
}
