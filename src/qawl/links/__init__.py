"""What many readings tell together: functions over records, whichever store they come from."""
