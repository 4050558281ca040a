verdict() { :; }
