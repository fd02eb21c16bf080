### There is a document about the same person and the same period already.

sent_before-unlabelled = About the same person for the same period there is document { $id } of { $day } already. If this is a correction, the last one counts; if it is a repetition, one of them is not needed
sent_before-labelled = About the same person for the same period there is document { $id } ({ $label }) of { $day } already. If this is a correction, the last one counts; if it is a repetition, one of them is not needed
