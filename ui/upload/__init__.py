"""The parts of the page 数据上报: the choice, the empty form, the file, what is wrong with it, the receipt."""
